import { describe, expect, it } from 'vitest';
import { diffSets } from '../../../../shared/flow/diff/diff-sets.ts';
import { namedFlow } from '../../../../shared/flow/diff/named-flow.ts';
import { printDifference } from '../../../../shared/flow/diff/print.ts';
import type { Flow, Step } from '../../../../shared/flow/flow.ts';
import { clinicMenu, flowOf, renamed, say } from './small-flow.ts';

const arn = (instance: string, what: string) =>
  `arn:aws:connect:us-east-1:000000000000:instance/${instance}/${what}`;

/** The menu with a queue, hours before it, and optional notes of the console. */
const at = (queue: string, hours: string, metadata: Flow['metadata'] = {}): Flow =>
  flowOf(
    {
      ...clinicMenu,
      greet: {
        type: 'CheckHoursOfOperation',
        parameters: { HoursOfOperationId: hours },
        errors: { NoMatchingError: 'menu' },
        conditions: [
          { operator: 'Equals', operands: ['True'], next: 'menu' },
          { operator: 'Equals', operands: ['False'], next: 'bye' },
        ],
      } satisfies Step,
      person: { ...clinicMenu.person, parameters: { QueueId: queue } },
    },
    { metadata },
  );
const test = at(arn('test', 'queue/1'), arn('test', 'operating-hours/1'));
const live = at(arn('live', 'queue/9'), arn('live', 'operating-hours/9'));
const compare = (before: Flow, after: Flow, given?: ReadonlyMap<string, string>) =>
  diffSets({ before: [namedFlow('a', before)], after: [namedFlow('b', after)], ...(given && { given }) });

describe('resources of two places', () => {
  it('are one when they stand at the same places, and that is said', () => {
    const difference = compare(test, renamed(live));
    expect(difference.same).toBe(true);
    expect(printDifference(difference, 'text')).toContain(
      'Note: queue 1 and 9 are taken for one: they stand at the same places (say otherwise with a map).',
    );
    expect(compare(at('careline:queue:front-desk', 'careline:hours:clinic'), live).same).toBe(true);
  });

  it('are two when their names are known and differ, and one when the names agree', () => {
    const notes = (displayName: string) => ({
      ActionMetadata: { person: { parameters: { QueueId: { displayName } } } },
    });
    const reference = at('careline:queue:front-desk', 'careline:hours:clinic');
    const named = (name: string) => at(arn('live', 'queue/9'), arn('live', 'operating-hours/9'), notes(name));
    expect(compare(reference, named('Front Desk')).same).toBe(true);
    expect(compare(reference, named('Billing')).flows[0]?.changes.map(({ sentence }) => sentence)).toEqual([
      '“person” now means the queue Billing (before: front-desk).',
    ]);
  });

  it.each([
    ['clinic-functions-readbalanceFunction740BD33E-AbCdEf123456', 'read-balance', true],
    ['clinic-functions-readbalanceFunction740BD33E-AbCdEf123456', 'readbalanceFunction740BD33E', true],
    ['clinic-functions-ReadBalance-AbCdEf123456', 'ReadBalance', true],
    ['clinic-functions-readbalanceFunction740BD33E-AbCdEf123456', 'balance', false],
    ['clinic-functions-readbalanceFunction740BD33E-AbCdEf123456', 'pay', false],
  ])('%s, made by CloudFormation, is %s: %s', (made, given, same) => {
    const calling = (name: string) =>
      flowOf({
        ...clinicMenu,
        greet: {
          type: 'InvokeLambdaFunction',
          parameters: { LambdaFunctionARN: name },
          next: 'menu',
          errors: { NoMatchingError: 'menu' },
          conditions: [],
        },
      });
    const deployed = calling(`arn:aws:lambda:us-east-1:000000000000:function:${made}`);
    expect(compare(deployed, calling(`careline:function:${given}`)).same).toBe(same);
  });

  it('a certificate by name is the one that is written out in an instance; another text is a change', () => {
    const sealed = (Key: string) =>
      flowOf({
        ...clinicMenu,
        greet: {
          type: 'GetParticipantInput',
          parameters: {
            Text: 'Key it in.',
            StoreInput: 'True',
            InputEncryption: { EncryptionKeyId: 'k', Key },
          },
          next: 'menu',
          errors: { NoMatchingError: 'menu' },
          conditions: [],
        },
      });
    const pem = '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n';
    const known = compare(sealed(pem), sealed('careline:certificate:card-input'));
    expect(known.same).toBe(true);
    expect(printDifference(known, 'text')).toContain(
      'certificate written out and card-input are taken for one',
    );
    expect(compare(sealed(pem), sealed(pem.replace('MIIC', 'MIID'))).same).toBe(false);
  });

  it('are two within one instance: there another ARN is a change', () => {
    const other = at(arn('test', 'queue/2'), arn('test', 'operating-hours/1'));
    expect(compare(test, other).same).toBe(false);
  });

  it('are what a map says', () => {
    const other = at(arn('test', 'queue/2'), arn('test', 'operating-hours/1'));
    const given = new Map([[arn('test', 'queue/1'), arn('test', 'queue/2')]]);
    expect(compare(test, other, given).same).toBe(true);
  });

  it('are one across all flows: a queue cannot be two queues', () => {
    const before = [namedFlow('a', { ...test, name: 'a' }), namedFlow('b', { ...test, name: 'b' })];
    const odd = at(arn('live', 'queue/8'), arn('live', 'operating-hours/9'));
    const after = [namedFlow('a', { ...live, name: 'a' }), namedFlow('b', { ...odd, name: 'b' })];
    expect(
      diffSets({ before, after })
        .flows.map(({ state }) => state)
        .toSorted(),
    ).toEqual(['changed', 'same']);
  });
});

describe('sets of flows', () => {
  const named = (name: string, file: string, steps = {}) =>
    namedFlow(file, flowOf({ ...clinicMenu, ...steps }, { name }));

  it('pair by name, then by file; the rest is new or gone', () => {
    const before = [named('one', 'x.json'), named('', 'old/two.json'), named('three', 'c.json')];
    const after = [
      named('', 'new/two.json', { greet: say('Hi.', 'menu') }),
      named('one', 'y.json'),
      named('four', 'd.json'),
    ];
    expect(diffSets({ before, after }).flows.map(({ flow, state }) => `${flow} ${state}`)).toEqual([
      'two changed',
      'one same',
      'four new',
      'three gone',
    ]);
  });

  it('print as text, JSON with fixed keys, and Markdown in which names are no mark-up', () => {
    const hostile = 'a [link](x) \u001b <b>';
    const difference = diffSets({
      before: [named('one', 'a.json')],
      after: [named('one', 'a.json', { greet: say(hostile, 'menu') })],
    });
    expect(JSON.parse(printDifference(difference, 'json'))).toMatchObject({
      same: false,
      flows: [
        {
          flow: 'one',
          state: 'changed',
          before: 'a.json',
          after: 'a.json',
          changes: [{ kind: 'speech', step: 'greet' }],
        },
      ],
    });
    expect(printDifference(difference, 'text')).not.toContain('\u001b');
    const markdown = printDifference(difference, 'markdown');
    expect(markdown).toContain('a \\[link\\]\\(x\\)');
    expect(markdown).not.toContain('\u001b');
  });
});
