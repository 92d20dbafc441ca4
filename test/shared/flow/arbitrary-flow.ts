import fc from 'fast-check';
import type { Case } from '../../../shared/flow/case.ts';
import { type ActionOf, defineFlow, identifierProblem } from '../../../shared/flow/define-flow.ts';
import type { Flow } from '../../../shared/flow/flow.ts';
import { callFunction } from '../../../shared/flow/function-contract.ts';
import {
  flowRef,
  functionRef,
  hours,
  moduleRef,
  phoneNumber,
  promptRef,
  queue,
} from '../../../shared/flow/references.ts';
import type { Spoken } from '../../../shared/flow/spoken.ts';

/** Flows that somebody could write with `defineFlow`: every action that a contact flow may hold, in every form. */

type Action = ActionOf<'CONTACT_FLOW', string>;
type Step = fc.Arbitrary<string>;

const word = fc.stringMatching(/^[a-z][a-z-]{0,11}$/);
const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const path = fc.constantFrom('$.Attributes.level', '$.External.outcome', '$.StoredCustomerInput');
const maybe = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<{ [key: string]: T }> =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [key]: v }));
const map = fc.dictionary(word, text, { minKeys: 1, maxKeys: 4 });
const spoken: fc.Arbitrary<Spoken> = fc.oneof(
  fc.record({ text }),
  fc.record({ ssml: text }),
  fc.record({ prompt: word.map(promptRef) }),
);
const operator = fc.constantFrom(
  'equals',
  'startsWith',
  'endsWith',
  'contains',
  'greaterThan',
  'lessOrEqual',
);

function cases(step: Step): fc.Arbitrary<Case<string>[]> {
  const one = fc.tuple(operator, text, step).map(
    // A computed key loses its name; `operator` holds operators of Case only.
    ([word, operand, next]) => ({ [word]: operand, next }) as unknown as Case<string>,
  );
  return fc.array(one, { maxLength: 4 });
}

function actions(step: Step): fc.Arbitrary<Action>[] {
  const goOn = { next: step, onError: step };
  const asked = fc.tuple(spoken, fc.integer({ min: 1, max: 180 })).map(([what, timeoutSeconds]) => ({
    type: 'GetParticipantInput' as const,
    ...what,
    timeoutSeconds,
  }));
  const contract = {
    name: 'find',
    input: ['key'],
    outcomes: { found: { returns: [] }, none: { returns: [] } },
  } as const;
  return [
    fc.tuple(spoken, fc.record(goOn)).map(([s, to]) => ({ type: 'MessageParticipant', ...s, ...to })),
    fc
      .tuple(
        asked,
        fc.dictionary(fc.constantFrom('0', '1', '9', '*', '#'), step),
        fc.record({ onTimeout: step, onNoMatch: step, onError: step }),
      )
      .map(([s, keys, to]) => ({ ...s, keys, ...to })),
    fc
      .tuple(
        asked,
        fc.integer({ min: 1, max: 20 }),
        maybe('terminator', fc.constantFrom('#', '##')),
        fc.record(goOn),
      )
      .map(([s, maxDigits, more, to]) => ({ ...s, store: { maxDigits, ...more }, ...to })),
    fc.record({ type: fc.constant('Compare'), value: path, when: cases(step), otherwise: step }),
    fc
      .record({ onError: step, ok: step, none: step, key: text })
      .map(({ onError, ok, none, key }) =>
        callFunction(contract, { with: { key }, on: { found: ok, none }, onError }),
      ),
    fc.record({
      type: fc.constant('InvokeLambdaFunction'),
      function: word.map(functionRef),
      with: map,
      ...goOn,
    }),
    fc.record({ type: fc.constant('UpdateContactAttributes'), attributes: map, ...goOn }),
    fc.record({ type: fc.constant('UpdateFlowAttributes'), attributes: map, ...goOn }),
    fc.record({ type: fc.constant('TransferToFlow'), flow: word.map(flowRef), onError: step }),
    fc.record({ type: fc.constant('InvokeFlowModule'), module: word.map(moduleRef), ...goOn }),
    fc.record({ type: fc.constant('DisconnectParticipant') }),
    fc.record({ type: fc.constant('UpdateContactTargetQueue'), queue: word.map(queue), ...goOn }),
    fc.record({ type: fc.constant('TransferContactToQueue'), onQueueAtCapacity: step, onError: step }),
    fc
      .tuple(maybe('hours', word.map(hours)), fc.record({ inHours: step, outOfHours: step, onError: step }))
      .map(([more, to]) => ({ type: 'CheckHoursOfOperation', ...more, ...to })),
    fc.record({ next: step, otherwise: step, onError: step }).map(({ next, otherwise, onError }) => ({
      type: 'CheckMetricData',
      metric: 'NumberOfAgentsAvailable',
      when: [{ greaterThan: '0', next }],
      otherwise,
      onError,
    })),
    fc.record({
      type: fc.constant('Loop'),
      count: fc.integer({ min: 0, max: 100 }),
      whileLooping: step,
      whenDone: step,
    }),
    fc
      .tuple(fc.integer({ min: 1, max: 604_800 }), fc.record(goOn), maybe('onCustomerReturned', step))
      .map(([seconds, to, more]) => ({ type: 'Wait', seconds, ...to, ...more })),
    fc
      .tuple(fc.subarray(['Agent', 'Customer'] as const), step)
      .map(([record, next]) => ({ type: 'UpdateContactRecordingBehavior', record, ivr: 'Disabled', next })),
    fc.tuple(fc.record(goOn), step, fc.boolean()).map(([to, onChannelMismatch, analysed]) => ({
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      voice: {
        record: ['Agent', 'Customer'],
        ivr: 'Enabled',
        ...(analysed && {
          analytics: { language: 'en-US', modes: ['PostContact'], redaction: { results: 'RedactedOnly' } },
        }),
      },
      ...to,
      onChannelMismatch,
    })),
    fc.record({
      type: fc.constant('UpdateFlowLoggingBehavior'),
      logging: fc.constantFrom('Enabled', 'Disabled'),
      next: step,
    }),
    fc.record({
      type: fc.constant('UpdateContactEventHooks'),
      hook: fc.constant('CustomerQueue'),
      flow: word.map(flowRef),
      ...goOn,
    }),
    fc.record({
      type: fc.constant('UpdateContactData'),
      language: fc.constantFrom('en-US', 'es-US'),
      ...goOn,
    }),
    fc.record({
      type: fc.constant('UpdateContactCallbackNumber'),
      number: path,
      next: step,
      onInvalidNumber: step,
      onNotDialable: step,
    }),
    fc.record({
      type: fc.constant('CreateCallbackContact'),
      initialDelaySeconds: fc.integer({ min: 1, max: 259_200 }),
      attempts: fc.integer({ min: 1, max: 5 }),
      retryDelaySeconds: fc.integer({ min: 1, max: 259_200 }),
      callerId: word.map(phoneNumber),
      ...goOn,
    }),
    fc.record({
      type: fc.constant('UpdateContactRoutingBehavior'),
      priority: fc.integer({ min: 1, max: 9 }),
      next: step,
    }),
    fc.record({
      type: fc.constant('UpdateContactTextToSpeechVoice'),
      voice: fc.constant('Lupe'),
      engine: fc.constant('Neural'),
      ...goOn,
    }),
    fc.record({
      type: fc.constant('TransferParticipantToThirdParty'),
      number: fc.constant('+12065550100'),
      connectSeconds: fc.integer({ min: 0, max: 600 }),
      afterwards: fc.constant('continue'),
      next: step,
      onCallFailed: step,
      onTimeout: step,
      onError: step,
    }),
  ];
}

const name = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((id) => identifierProblem(id) === undefined && id.length <= 40 && !id.endsWith('-outcome'));

export const arbitraryFlow: fc.Arbitrary<Flow> = fc
  .uniqueArray(name, { minLength: 1, maxLength: 12 })
  .chain((names) => {
    const step = fc.constantFrom(...names);
    const steps = fc.tuple(...names.map(() => fc.oneof(...actions(step))));
    return fc.record({
      names: fc.constant(names),
      start: step,
      steps,
      kind: fc.constantFrom('CONTACT_FLOW', 'MODULE'),
      name: word,
    });
  })
  .map(({ names, start, steps, kind, name }) =>
    defineFlow({ name, kind, start, steps: Object.fromEntries(names.map((id, i) => [id, steps[i] ?? bye])) }),
  );

const bye: Action = { type: 'DisconnectParticipant' };
