import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allActions } from '../../../shared/flow/actions.ts';
import { simulatedActions } from '../../../shared/simulator/actions.ts';

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
});
