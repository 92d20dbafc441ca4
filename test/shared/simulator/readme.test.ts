import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { specOf } from '../../../shared/flow/actions.ts';
import { simulatedActions } from '../../../shared/simulator/actions.ts';
import { fileOf, readme, withTable } from './write-support-table.ts';

const document = readFileSync(readme, 'utf8');
const folder = new URL('../../../shared/simulator/', import.meta.url);

describe('the README of the simulator', () => {
  it('has the table as the lists have it (else: node test/shared/simulator/write-support-table.ts)', () => {
    expect(document).toBe(withTable(document));
  });
  it('names files that exist', () => {
    const named = document.match(/^[a-z-]+\.ts(?= )/gm) ?? [];
    expect(named.length).toBeGreaterThan(8);
    for (const file of named) expect(existsSync(new URL(file, folder)), file).toBe(true);
  });
});

describe('the list of simulated actions', () => {
  it('holds every file of the folder, and only actions of the language', () => {
    expect(simulatedActions.map(({ type }) => fileOf(type)).sort()).toEqual(
      readdirSync(new URL('actions', folder)).sort(),
    );
    for (const { type } of simulatedActions) expect(specOf(type), type).toBeDefined();
  });
  it('has its readings written down for files that exist', () => {
    const observed = readFileSync(new URL('OBSERVED.md', folder), 'utf8');
    const files = [...observed.matchAll(/\| ([a-z-]+(?:\/[a-z-]+)?\.ts)(?:, ([a-z-]+\.ts))? *\|$/gm)].flatMap(
      ([, a, b]) => [a, b],
    );
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) if (file) expect(existsSync(new URL(file, folder)), file).toBe(true);
  });
});
