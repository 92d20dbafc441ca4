import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tables, withTable } from './tables.ts';

describe('the documents', () => {
  it.each(tables)('$file has its table of $mark as the source has it (else: npm run documents)', (table) => {
    expect(readFileSync(table.file, 'utf8')).toBe(withTable(table));
  });
});
