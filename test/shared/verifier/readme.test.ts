import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../shared/verifier/rules.ts';
import { readme, withTable } from './write-rule-table.ts';

const document = readFileSync(readme, 'utf8');

describe('the README of the verifier', () => {
  it('has the table of rules as the list has it (else: node test/shared/verifier/write-rule-table.ts)', () => {
    expect(document).toBe(withTable(document));
  });

  it('has a row for every rule', () => {
    for (const { id } of rules) expect(document).toContain(`| [${id}](rules/${id}.ts) `);
  });

  it('says of each dialogue rule, D1 to D26, which rule or which call shows it', () => {
    const rows = [...document.matchAll(/^\| D(\d+) \| .+ \| (.+) \|$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 26 }, (_, n) => n + 1));
    const ids = rules.map(({ id }) => id);
    for (const [row, , shown = ''] of rows) {
      const named = [...shown.matchAll(/`([^`]+)`/g)].map(([, id]) => id);
      const files = [...shown.matchAll(/\(([^)]+)\)/g)].map(([, path = '']) => path);
      expect(named.length + files.length, row).toBeGreaterThan(0);
      for (const id of named) expect(ids).toContain(id);
      for (const path of files) expect(existsSync(new URL(path, readme)), path).toBe(true);
    }
  });
});
