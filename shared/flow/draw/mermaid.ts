import type { Flow } from '../flow.ts';
import { type Look, looks } from './look.ts';
import { type Arrow, pictureOf } from './picture.ts';

/** A flow as a Mermaid flowchart, for Markdown that renders it (pull requests, wikis). */
export function drawMermaid(flow: Flow): string {
  const { boxes, arrows, start } = pictureOf(flow);
  const nodes = new Map(boxes.map(({ id }, index) => [id, `n${index + 1}`]));
  const nodeOf = (id: string): string => nodes.get(id) ?? 'n0';
  const quiet = arrows.flatMap((arrow, index) => (arrow.quiet ? [index] : []));
  const used = new Set(boxes.map(({ look }) => look));
  return [
    'flowchart TD',
    '  start((start))',
    ...boxes.map(({ id, title, lines, look }) => {
      const [open, close] = brackets[look];
      return `  ${nodeOf(id)}${open}"${[title, ...lines].map(quote).join('<br/>')}"${close}:::${classOf(look)}`;
    }),
    ...(Object.hasOwn(flow.steps, start) ? [`  start --> ${nodeOf(start)}`] : []),
    ...arrows.map((arrow) => `  ${nodeOf(arrow.from)} ${link(arrow)} ${nodeOf(arrow.to)}`),
    // The link from the start is number 0.
    ...(quiet.length > 0
      ? [`  linkStyle ${quiet.map((index) => index + 1).join(',')} stroke:#c3c9cf,color:#8d96a1`]
      : []),
    ...[...used].map(
      (look) => `  classDef ${classOf(look)} fill:${looks[look].fill},stroke:${looks[look].line}`,
    ),
    '',
  ].join('\n');
}

/** Mermaid knows `end` as a word of its own. */
const classOf = (look: Look): string => `is-${look}`;

const brackets: Readonly<Record<Look, readonly [string, string]>> = {
  speech: ['(', ')'],
  question: ['{{', '}}'],
  decision: ['{', '}'],
  function: ['[[', ']]'],
  transfer: ['>', ']'],
  end: ['([', '])'],
  setting: ['[', ']'],
};

const link = ({ caption, quiet }: Arrow): string => {
  const line = quiet ? '-.->' : '-->';
  return caption === '' ? line : `${line}|"${quote(caption)}"|`;
};

/** Mermaid reads entities by number; everything that could be mark-up of Mermaid, HTML or Markdown is written so. */
const quote = (text: string): string =>
  text.replace(/[^\p{L}\p{N} .,:?!→…“”-]/gu, (character) => `#${character.codePointAt(0)};`);
