import type { Flow } from '../flow.ts';
import { edgesOf, graphOf } from '../graph.ts';
import { speechOf, titleOf, wordsOf } from '../step-words.ts';
import { type Look, lookOf } from './look.ts';
import { wrap } from './text-width.ts';

/** A flow as it is drawn: boxes with short texts, arrows with captions. Nothing here knows where they stand. */
export interface Picture {
  readonly title: string;
  readonly start: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

export interface Box {
  readonly id: string;
  readonly look: Look;
  readonly title: string;
  /** What the step does, in lines that fit the box. */
  readonly lines: readonly string[];
  /** Everything that is said, for a reader who points at the box. */
  readonly whole: string;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Several branches between two steps are one arrow. */
  readonly caption: string;
  /** Only taken when something fails: drawn quietly. */
  readonly quiet: boolean;
}

/** Pixels of text in a box, and how many lines of it. */
export const textRoom = { width: 190, lines: 3 };

/** Characters; longer ones would take the picture over. Connect says 6,000 at once, mark-up included. */
const most = { title: 120, whole: 6200, caption: 120 };

export function pictureOf(flow: Flow): Picture {
  const titles = distinctTitles(flow);
  const boxes = Object.entries(flow.steps).map(([id, step]): Box => {
    const words = wordsOf(step);
    const title = titles.get(id) ?? id;
    return {
      id,
      look: lookOf(step),
      title,
      lines: wrap(words, textRoom),
      whole: brief(`${id} (${step.type}): ${speechOf(step) ?? words}`, most.whole),
    };
  });
  const arrows = boxes.flatMap(({ id }) => arrowsFrom(flow, id));
  const title = flow.name === '' ? 'flow' : brief(flow.name, most.title);
  return { title, start: flow.start, boxes, arrows };
}

/** Steps without a name of their own are counted by block: `Play prompt 3`, so that a note can point at one. */
function distinctTitles(flow: Flow): Map<string, string> {
  const counts = new Map<string, number>();
  const titles = new Map<string, string>();
  for (const id of graphOf(flow).ids) {
    const step = flow.steps[id];
    const title = step ? brief(titleOf(id, step), most.title) : id;
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    titles.set(id, title === id ? id : `${title} ${count}`);
  }
  return titles;
}

function arrowsFrom(flow: Flow, id: string): Arrow[] {
  const step = flow.steps[id];
  if (!step) return [];
  const groups = Map.groupBy(
    // A branch to nowhere is the verifier's matter: there is nothing to point at.
    edgesOf(id, step).filter(({ to }) => Object.hasOwn(flow.steps, to)),
    ({ to }) => to,
  );
  return [...groups].map(([to, edges]) => {
    const usual = edges.filter(({ kind, label }) => kind !== 'error' || isUsual(label, step.type));
    const shown = usual.length > 0 ? usual : edges;
    const captions = shown.map(({ kind, label }) => (kind === 'next' ? '' : captionOf(label)));
    const caption = listOf([...new Set(captions)].filter((text) => text !== ''));
    return { from: id, to, caption, quiet: usual.length === 0 };
  });
}

/** `1, 2, 3`; of many only the first. */
function listOf(captions: readonly string[]): string {
  const all = captions.join(', ');
  if (all.length <= most.caption) return all;
  // The last comma that fits.
  const first = all.slice(0, all.lastIndexOf(', ', most.caption));
  return `${first} and more`;
}

const brief = (text: string, characters: number): string =>
  text.length > characters ? `${text.slice(0, characters - 1)}…` : text;

/** Errors in name only: the caller said nothing, pressed another key, or a value was another one. */
const isUsual = (error: string, type: string): boolean =>
  (error === 'NoMatchingCondition' && type !== 'ConnectParticipantWithLexBot') ||
  (error === 'InputTimeLimitExceeded' && type === 'GetParticipantInput');

const captions: Readonly<Record<string, string>> = {
  'Equals True': 'yes',
  'Equals False': 'no',
  'Equals ContinueLooping': 'again',
  'Equals DoneLooping': 'done',
  NoMatchingCondition: 'else',
  NoMatchingError: 'fails',
  InputTimeLimitExceeded: 'silence',
  QueueAtCapacity: 'full',
};

/** What a branch asks for: `Equals 1` is the key 1. */
export function captionOf(label: string): string {
  if (Object.hasOwn(captions, label)) return captions[label] ?? label;
  const text = label
    .replace(/^Equals /, '')
    .replace(/^NumberGreaterThan /, '> ')
    .replace(/^NumberGreaterOrEqualTo /, '≥ ')
    .replace(/^NumberLessThan /, '< ')
    .replace(/^NumberLessOrEqualTo /, '≤ ')
    .replace(/^TextContains /, 'contains ')
    .replace(/^TextStartsWith /, 'starts ')
    .replace(/^TextEndsWith /, 'ends ');
  return brief(text, 22);
}
