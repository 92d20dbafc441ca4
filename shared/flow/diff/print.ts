import { visible } from '../visible.ts';
import type { Change } from './change.ts';
import type { Difference, FlowDifference } from './diff-sets.ts';
import { describeSame } from './resource-map.ts';

export const diffFormats = ['text', 'json', 'markdown'] as const;
export type DiffFormat = (typeof diffFormats)[number];

export function printDifference(difference: Difference, format: DiffFormat): string {
  if (format === 'json') return `${JSON.stringify(asData(difference), null, 2)}\n`;
  return format === 'markdown' ? printMarkdown(difference) : printText(difference);
}

const stateWords = {
  new: 'is new.',
  gone: 'is gone.',
} as const;

function printText(difference: Difference): string {
  const lines: string[] = [];
  for (const flow of difference.flows) {
    if (flow.state === 'same') continue;
    if (flow.state !== 'changed') lines.push(`${flow.flow} ${stateWords[flow.state]}`, '');
    else
      lines.push(`${flow.flow} (${flow.after})`, ...flow.changes.map(({ sentence }) => `  ${sentence}`), '');
  }
  lines.push(summary(difference));
  lines.push(...difference.resources.map((same) => `Note: ${describeSame(same)}.`));
  return `${lines.map(visible).join('\n')}\n`;
}

/** For a comment on a pull request. */
function printMarkdown(difference: Difference): string {
  const lines: string[] = [`**${escapeMarkdown(summary(difference))}**`, ''];
  for (const flow of difference.flows) {
    if (flow.state === 'same') continue;
    if (flow.state !== 'changed')
      lines.push(`### ${escapeMarkdown(flow.flow)} ${stateWords[flow.state]}`, '');
    else lines.push(`### ${escapeMarkdown(flow.flow)}`, '', ...flow.changes.map(item), '');
  }
  if (difference.resources.length > 0) {
    const notes = difference.resources.map((same) => `- ${escapeMarkdown(describeSame(same))}`);
    lines.push('<details><summary>Taken for the same</summary>', '', ...notes, '', '</details>', '');
  }
  return `${lines.map(visible).join('\n').trimEnd()}\n`;
}

const item = ({ sentence }: Change): string => `- ${escapeMarkdown(sentence)}`;

/** For programs: fixed keys; null where there is no value. */
function asData({ same, flows, resources }: Difference): unknown {
  const flow = ({ flow: name, state, before, after, changes }: FlowDifference) => ({
    flow: name,
    state,
    before: before ?? null,
    after: after ?? null,
    changes: changes.map((change) => ({
      kind: change.kind,
      step: change.step,
      sentence: change.sentence,
      before: change.before ?? null,
      after: change.after ?? null,
    })),
  });
  return { same, flows: flows.map(flow), resources };
}

function summary({ same, flows }: Difference): string {
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const all = plural(flows.length, 'flow');
  if (same) return `${all} compared: no call can tell the difference.`;
  const count = (state: FlowDifference['state']) => flows.filter((flow) => flow.state === state).length;
  const changes = flows.reduce((sum, flow) => sum + flow.changes.length, 0);
  const states = (['changed', 'new', 'gone', 'same'] as const).flatMap((s) =>
    count(s) > 0 ? [`${count(s)} ${s}`] : [],
  );
  return `${all} compared: ${states.join(', ')}; ${plural(changes, 'change')}.`;
}

/** Names and prompts come from foreign files: they are text, never mark-up. */
const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>()#+!|~@]/g, '\\$&').replace(/\s+/g, ' ');
