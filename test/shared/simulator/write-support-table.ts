import { readFileSync, writeFileSync } from 'node:fs';
import { allActions } from '../../../shared/flow/actions.ts';
import { simulatedAction } from '../../../shared/simulator/actions.ts';

/** Writes the support list into `shared/simulator/README.md`: `npm exec -c 'node test/shared/simulator/write-support-table.ts'`. */

export const readme = new URL('../../../shared/simulator/README.md', import.meta.url);

const begin = '<!-- support: written by test/shared/simulator/write-support-table.ts -->\n';
const end = '\n<!-- end of support -->';

/** The document with the list as the two lists have it now. */
export function withTable(document: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${readme.pathname} has lost its list marks.`);
  const types = allActions.map(({ type }) => type).sort();
  const runs = types.filter((type) => simulatedAction(type)?.stops === undefined);
  const stops = types.filter((type) => !runs.includes(type));
  const rows = runs.map((type) => `- [${type}](actions/${fileOf(type)})`);
  const table = ['These run:', '', ...rows, '', 'Stop the call by name:', '', ...stops.map(because)].join(
    '\n',
  );
  return `${before}${begin}\n${table}\n${end}${after}`;
}

const because = (type: string): string =>
  `- [${type}](actions/${fileOf(type)}): a ${type}, ${simulatedAction(type)?.stops ?? 'not simulated'}.`;

export const fileOf = (type: string): string =>
  `${type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.ts`;

if (import.meta.main) writeFileSync(readme, withTable(readFileSync(readme, 'utf8')));
