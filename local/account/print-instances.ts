import { type DiffFormat, printDifference } from '../../shared/flow/diff/print.ts';
import type { InstanceDifference, TableDifference } from './compare-instances.ts';

/** The words for the two sides, such as `instance` and `repository`. */
export interface Sides {
  readonly before: string;
  readonly after: string;
}

/** Flows in sentences, hours and queues as tables. */
export function printInstances(
  difference: InstanceDifference,
  { before, after, format }: Sides & { readonly format: DiffFormat },
): string {
  const { flows, tables, unread, same } = difference;
  if (format === 'json') {
    const told = {
      same,
      complete: unread.length === 0,
      flows: JSON.parse(printDifference(flows, 'json')),
      tables,
      unread,
    };
    return `${JSON.stringify(told, null, 2)}\n`;
  }
  const heading = (text: string) => (format === 'markdown' ? `## ${text}\n\n` : `${text}\n\n`);
  const parts = [
    heading(`Flows: what callers meet with the ${after} instead of the ${before}`) +
      printDifference(flows, format),
    heading('Hours and queues') + printTables(tables, { before, after, format }),
  ];
  if (unread.length > 0)
    parts.push(`${heading('Not read, so not compared')}${unread.map((one) => `- ${one}\n`).join('')}`);
  return parts.join('\n');
}

function printTables(
  tables: readonly TableDifference[],
  { before, after, format }: Sides & { readonly format: 'text' | 'markdown' },
): string {
  const changed = tables.filter(({ state }) => state !== 'same');
  const rows = changed.flatMap(({ kind, name, state, changes }) => {
    const what = kind === 'hours' ? `hours ${name}` : `queue ${name}`;
    if (state === 'new') return [[what, '', 'not there', 'there']];
    if (state === 'gone') return [[what, '', 'there', 'not there']];
    return changes.map((change) => [what, change.row.toLowerCase(), change.before, change.after]);
  });
  if (rows.length === 0) return `${tables.length} compared: none differs.\n`;
  return table([['what', 'of it', before, after], ...rows], format);
}

/** Columns as wide as their longest cell; in Markdown a table. */
export function table(rows: readonly (readonly string[])[], format: 'text' | 'markdown' = 'text'): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const [first = [], ...rest] = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)),
  );
  if (format === 'text') return [first, ...rest].map((row) => `${row.join('  ').trimEnd()}\n`).join('');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(first) + line(widths.map((width) => '-'.repeat(width))) + rest.map(line).join('');
}
