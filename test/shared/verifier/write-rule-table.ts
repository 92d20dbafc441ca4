import { readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../../../shared/verifier/rules.ts';

/** Writes the table of rules into `shared/verifier/README.md`: `npm exec -c 'node test/shared/verifier/write-rule-table.ts'`. */

export const readme = new URL('../../../shared/verifier/README.md', import.meta.url);

const begin = '<!-- rules: written by test/shared/verifier/write-rule-table.ts -->\n';
const end = '\n<!-- end of rules -->';

/** The document with the table as the list of rules has it now. */
export function withTable(document: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${readme.pathname} has lost its table marks.`);
  return `${before}${begin}${table()}${end}${after}`;
}

function table(): string {
  const head = ['Rule', 'Level', 'Demands that', 'Source'];
  const rows = rules.map(({ id, level, what, source }) => [
    `[${id}](rules/${id}.ts)`,
    level,
    what,
    source.startsWith('https://') ? `[source](${source})` : source,
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return ['', line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), ''].join('\n');
}

if (import.meta.main) writeFileSync(readme, withTable(readFileSync(readme, 'utf8')));
