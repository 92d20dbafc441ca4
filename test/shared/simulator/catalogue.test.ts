import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allActions } from '../../../shared/flow/actions.ts';
import { simulatedActions } from '../../../shared/simulator/actions.ts';
import { fileOf } from './write-support-table.ts';

const folder = new URL('.', import.meta.url);
const language = new URL('../../../shared/flow/actions/', import.meta.url);
const simulator = new URL('../../../shared/simulator/actions/', import.meta.url);
const tests = readdirSync(folder)
  .filter((file) => file.endsWith('.test.ts') && file !== 'catalogue.test.ts')
  .concat('small-centre.ts')
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');

describe('every action of the language', () => {
  it('has its simulator half in a file of the same name', () => {
    expect(readdirSync(simulator).sort()).toEqual(readdirSync(language).sort());
    expect(simulatedActions.map(({ type }) => type).sort()).toEqual(
      allActions.map(({ type }) => type).sort(),
    );
    expect(allActions).toHaveLength(67);
  });
  it.each(allActions.map(({ type }) => type))('%s is run by a test', (type) => {
    expect(tests).toContain(`'${type}'`);
  });
  it('that stops the call by name has its reason and its source in OBSERVED.md', () => {
    const observed = readFileSync(new URL('../OBSERVED.md', simulator), 'utf8');
    // What only lacks something that its centre was not given runs with it.
    const stopping = allActions.filter(({ type }) => {
      const source = readFileSync(new URL(fileOf(type), simulator), 'utf8');
      return /stopsByName|'not-simulated'/.test(source) && !source.includes('Give createCentre(');
    });
    expect(stopping.map(({ type }) => type).sort()).toEqual([
      'CheckSegmentMembership',
      'CheckVoiceId',
      'RouteContactToAgent',
      'StartVoiceIdStream',
    ]);
    for (const { type, source } of stopping) {
      const row = observed.split('\n').find((line) => line.startsWith(`| ${type} |`)) ?? '';
      expect(row, type).toMatch(/stops by name: .+ \| (?:Source|Assumed)/);
      expect(row, type).toContain(source);
      expect(row, type).toContain(`actions/${fileOf(type)}`);
    }
  });
});
