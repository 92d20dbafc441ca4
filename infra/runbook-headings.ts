import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let headings: ReadonlySet<string> | undefined;

/** Second-level headings of infra/RUNBOOK.md: one for each kind of alarm. */
export function runbookHeadings(): ReadonlySet<string> {
  headings ??= new Set(
    readFileSync(join(import.meta.dirname, 'RUNBOOK.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('## '))
      .map((line) => line.slice(3).trim()),
  );
  return headings;
}
