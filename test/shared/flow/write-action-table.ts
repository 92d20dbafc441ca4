import { readFileSync, writeFileSync } from 'node:fs';
import { describeActions } from '../../../shared/flow/describe-actions.ts';

/** Writes the table of actions into `shared/flow/README.md`: `npm exec -c 'node test/shared/flow/write-action-table.ts'`. */

export const readme = new URL('../../../shared/flow/README.md', import.meta.url);

const begin = '<!-- actions: written by test/shared/flow/write-action-table.ts -->\n';
const end = '\n<!-- end of actions -->';

/** The document with the table as the catalogue has it now. */
export function withTable(document: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${readme.pathname} has lost its table marks.`);
  return `${before}${begin}${describeActions()}${end}${after}`;
}

if (import.meta.main) writeFileSync(readme, withTable(readFileSync(readme, 'utf8')));
