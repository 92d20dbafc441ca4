import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinds, mutants } from './published-mutants.ts';
import { readme } from './write-rule-table.ts';

const deep = process.env.CARELINE_DEEP === '1';

describe('slips in our published flows', () => {
  const made = mutants(deep ? undefined : 6);
  const missed = made.filter(({ caught }) => !caught);

  it('are of at least twenty kinds, each made somewhere', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(20);
    expect(kinds.map(({ what }) => what).filter((what) => !made.some((one) => one.what === what))).toEqual(
      [],
    );
  });

  it('are caught, 95 of 100 and more', () => {
    expect(made.length).toBeGreaterThan(100);
    expect(1 - missed.length / made.length).toBeGreaterThanOrEqual(0.95);
  });

  it('that are missed are of kinds which the README lists, with the reason', () => {
    const listed = readFileSync(readme, 'utf8');
    expect(
      [...new Set(missed.map(({ what }) => what))].filter((what) => !listed.includes(`| ${what} `)),
    ).toEqual([]);
  });
});
