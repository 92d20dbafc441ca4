import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allActions } from '../../../shared/flow/actions.ts';
import { readme, withTable } from './write-action-table.ts';

const document = readFileSync(readme, 'utf8');

describe('the README of the flow language', () => {
  it('has the table of actions as the catalogue has it (else: node test/shared/flow/write-action-table.ts)', () => {
    expect(document).toBe(withTable(document));
  });

  it('has a row for every action', () => {
    for (const { type } of allActions) expect(document).toContain(`| [${type}](`);
  });
});
