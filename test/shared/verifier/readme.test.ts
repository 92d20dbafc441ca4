import { readFileSync } from 'node:fs';
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
});
