import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { defineFlow } from '../../../shared/flow/define-flow.ts';
import { FlowDefinitionError } from '../../../shared/flow/definition-error.ts';
import { noteChoices } from '../../../shared/flow/note-choices.ts';
import { parse } from '../../../shared/flow/parse.ts';
import { createCentre } from '../../../shared/simulator/centre.ts';

const bye = { type: 'DisconnectParticipant' } as const;
const ask = {
  type: 'GetParticipantInput',
  text: 'Red is 1, green is 2, star says it again.',
  timeoutSeconds: 5,
  keys: { '1': 'more', '2': 'bye', '*': 'ask' },
  onTimeout: 'bye',
  onNoMatch: 'bye',
  onError: 'bye',
} as const;
const more = { ...ask, text: 'Another one?', keys: { '1': 'ask', '2': 'bye' } } as const;
const noted = { attribute: 'chosen', as: 'colours', except: ['*'] } as const;
const allow = [{ rule: 'menu-size', reason: 'A test.' }];
const flow = noteChoices(
  defineFlow({
    name: 'colours',
    kind: 'CONTACT_FLOW',
    start: 'ask',
    steps: { ask: { ...ask, allow }, more, bye },
  }),
  noted,
);

function rung(keys: readonly string[], before = '') {
  const begin = {
    Identifier: 'begin',
    Type: 'UpdateContactAttributes',
    Parameters: { Attributes: { big: before }, TargetContact: 'Current' },
    Transitions: { NextAction: 'ask', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'ask' }] },
  };
  const { Actions, ...document } = compile(flow);
  const content = { ...document, StartAction: 'begin', Actions: [begin, ...Actions] };
  const centre = createCentre({
    instanceArn: 'arn:instance',
    startAt: new Date('2026-03-02T14:00:00Z'),
    ids: () => 'contact-1',
    flows: [{ arn: 'arn:flow', name: 'colours', kind: 'CONTACT_FLOW', content }],
    numbers: [{ number: '+12065550199', flow: 'arn:flow' }],
    functions: { invoke: () => ({ kind: 'fault', message: 'none' }) },
  });
  const call = centre.call({ to: '+12065550199' });
  for (const key of keys) call.press(key);
  return call;
}

describe('a flow that notes choices', () => {
  it('says what was chosen in order, also twice, and not what only said the menu again', () => {
    const call = rung(['1', '1', '*', '2']);
    expect(call.state).toBe('ended');
    expect(call.attributes.chosen).toBe(' colours/more colours/ask colours/bye');
  });

  it('goes on where attributes are full', () => {
    const call = rung(['1', '2'], 'x'.repeat(32_760));
    expect(call.state).toBe('ended');
    expect(call.attributes.chosen).toBeUndefined();
  });

  it('keeps what stands of findings, has a place for each block, and reads back as it was written', () => {
    expect(flow.metadata.ActionMetadata).toHaveProperty('ask.careline', { allow });
    expect(flow.metadata.ActionMetadata).toHaveProperty('bye-chosen.position');
    expect(parse(compile(flow))).toEqual(flow);
  });

  it('says where it sets what is recorded, and goes on as before when that fails', () => {
    const set = (voice: { record: readonly 'Agent'[]; ivr: 'Enabled' | 'Disabled' }) =>
      ({
        type: 'UpdateContactRecordingAndAnalyticsBehavior',
        voice,
        next: 'bye',
        onError: 'ask',
        onChannelMismatch: 'ask',
      }) as const;
    const steps = {
      ask: { ...ask, keys: { '1': 'talk', '2': 'alone', '3': 'off' } },
      talk: set({ record: ['Agent'], ivr: 'Disabled' }),
      alone: set({ record: [], ivr: 'Enabled' }),
      off: set({ record: [], ivr: 'Disabled' }),
      bye,
    } as const;
    const recorded = noteChoices(
      defineFlow({ name: 'colours', kind: 'CONTACT_FLOW', start: 'ask', steps }),
      noted,
    ).steps;
    const notes = ['talk', 'alone', 'off'].map((id) => recorded[recorded[id]?.next ?? '']);
    expect(notes.map((note) => Object(note?.parameters.Attributes).chosen)).toEqual([
      '$.Attributes.chosen colours/talk=on',
      '$.Attributes.chosen colours/alone=on',
      '$.Attributes.chosen colours/off=off',
    ]);
    expect(notes.map((note) => [note?.next, note?.errors.NoMatchingError])).toEqual(
      Array(3).fill(['bye', 'bye']),
    );
    expect(recorded.off?.errors.NoMatchingError).toBe('ask');
  });

  it('is none when a step has the name of a block', () => {
    const steps = { ask, more, bye, 'more-chosen': bye };
    const taken = defineFlow({ name: 'colours', kind: 'CONTACT_FLOW', start: 'ask', steps });
    expect(() => noteChoices(taken, noted)).toThrow(FlowDefinitionError);
  });
});
