import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allActions, specOf, typedActions } from '../../../shared/flow/actions.ts';
import { channels, flowKinds } from '../../../shared/flow/flow.ts';
import { parse } from '../../../shared/flow/parse.ts';
import { breaches } from './breaches.ts';
import { actionTable, realFlows } from './conformance-data.ts';

const files = readdirSync(new URL('../../../shared/flow/actions/', import.meta.url));
const kebab = (type: string) =>
  type
    .replaceAll(/CX$/g, 'Cx')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
const table = actionTable();

describe('the catalogue of actions', () => {
  it('lists every action file once, under its type', () => {
    expect(allActions.map((spec) => `${kebab(spec.type)}.ts`).sort()).toEqual(files.sort());
  });

  it('finds every type, and no other', () => {
    for (const spec of allActions) expect(specOf(spec.type)).toBe(spec);
    for (const type of ['PlayPrompt', 'UnTagContact', 'constructor', ''])
      expect(specOf(type)).toBeUndefined();
  });

  it('gives every action a source, known kinds and known channels', () => {
    for (const spec of allActions) {
      expect(spec.source, spec.type).toMatch(
        /^https:\/\/(docs\.aws\.amazon\.com\/connect\/latest|github\.com)\/\S+$/,
      );
      expect(spec.flowKinds.length, spec.type).toBeGreaterThan(0);
      expect(flowKinds, spec.type).toEqual(expect.arrayContaining([...spec.flowKinds]));
      expect(channels, spec.type).toEqual(expect.arrayContaining([...spec.channels]));
    }
  });

  it('calls documented only what has a page of its own in the Developer Guide', () => {
    for (const spec of allActions) {
      if (spec.evidence === 'documented') expect(spec.source, spec.type).toContain('/latest/devguide/');
    }
  });

  it('files each typed action under its own type', () => {
    for (const [type, spec] of Object.entries(typedActions)) expect(spec.type).toBe(type);
  });

  it.skipIf(!table)(
    'knows the types of the reference table, and no other (absent: set CONFORMANCE_DATA)',
    () => {
      expect(allActions.map((spec) => spec.type).sort()).toEqual(Object.keys(table ?? {}).sort());
    },
  );

  const real = realFlows();
  it.skipIf(real.length === 0)(
    'finds next to nothing wrong with real flows (absent: set CONFORMANCE_DATA)',
    () => {
      const found = new Set<string>();
      for (const [, document] of real) {
        for (const step of Object.values(parse(document).steps)) {
          const spec = specOf(step.type);
          for (const breach of spec ? breaches(spec, step) : ['is unknown'])
            found.add(`${step.type} ${breach}`);
        }
      }
      expect([...found].sort()).toEqual(knownMistakes);
    },
  );
});

/** All in one example of a document and one test fixture, both written by hand; none in an export of the console. */
const knownMistakes = [
  'ConnectParticipantWithLexBot lacks NoMatchingCondition',
  'TransferContactToQueue has QueueId',
  'TransferContactToQueue lacks NoMatchingError',
  'TransferContactToQueue lacks QueueAtCapacity',
  'UpdateContactRecordingBehavior analyses the call, so RecordedParticipants needs Agent and Customer',
  'UpdateContactTargetQueue lacks NoMatchingError',
];
