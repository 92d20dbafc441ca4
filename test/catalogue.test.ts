/** Each action of the language has all its parts: a missing one is named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allActions, specOf, typedActions } from '../shared/flow/actions.ts';
import { exampleAction } from '../shared/flow/docs/example-action.ts';
import { parse } from '../shared/flow/parse.ts';
import { simulatedAction } from '../shared/simulator/actions.ts';
import { schemaFile } from './shared/flow/schema/write-flow-schema.ts';

const root = new URL('../', import.meta.url);
const has = (path: string): boolean => existsSync(new URL(path, root));

/** `ConnectParticipantWithAgenticCX` → `connect-participant-with-agentic-cx.ts`, in the language and in the simulator. */
const fileOf = (type: string): string =>
  `${type
    .replaceAll(/CX$/g, 'Cx')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()}.ts`;

/** What tests of the simulator say, as one text. */
const simulatorTests = readdirSync(new URL('test/shared/simulator/', root), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(`test/shared/simulator/${file}`, root), 'utf8'))
  .join('\n');
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));

/** Parts of an action, and whether a type has each. */
const parts: Readonly<Record<string, (type: string) => boolean>> = {
  'specification in shared/flow/actions': (type) =>
    has(`shared/flow/actions/${fileOf(type)}`) && specOf(type)?.type === type,
  'form in types': (type) => Object.hasOwn(typedActions, type),
  'simulator half of the same name': (type) =>
    has(`shared/simulator/actions/${fileOf(type)}`) && simulatedAction(type) !== undefined,
  'page in shared/flow/docs/actions': (type) => has(`shared/flow/docs/actions/${type}.md`),
  'entry in the schema': (type) => Object.hasOwn(schema.$defs, type),
  'test in test/shared/simulator that names it': (type) => new RegExp(`\\b${type}\\b`).test(simulatorTests),
  'example that parses': (type) => {
    const spec = specOf(type);
    if (!spec) return false;
    const flow = {
      Version: '2019-10-30',
      StartAction: 'example',
      Metadata: {},
      Actions: [exampleAction(spec)],
    };
    return parse(flow).steps.example?.type === type;
  },
};
const missing = (type: string): string[] =>
  Object.entries(parts).flatMap(([part, there]) => (there(type) ? [] : [part]));

describe('the catalogue', () => {
  it('holds 67 actions', () => {
    expect(allActions).toHaveLength(67);
  });

  it.each(allActions.map(({ type }) => type))('has every part of %s', (type) => {
    expect(missing(type)).toEqual([]);
  });

  it('names what an action without parts lacks', () => {
    expect(missing('ReadTheStars')).toEqual(Object.keys(parts));
  });
});
