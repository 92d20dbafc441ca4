import { describe, expect, it } from 'vitest';
import {
  compare,
  encrypted,
  end,
  example,
  logging,
  type ShortStep,
  type ShortSteps,
  setAttributes,
  store,
} from '../../../shared/verifier/example.ts';
import { said } from './said.ts';

const policy = { recorded: { attribute: 'consent', equals: 'given' } };
const behaviour = (RecordedParticipants: string[], ivr?: string): ShortStep => ({
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  parameters: {
    VoiceBehavior: {
      VoiceRecordingBehavior: { RecordedParticipants, ...(ivr && { IVRRecordingBehavior: ivr }) },
    },
  },
  next: 'bye',
  errors: { NoMatchingError: 'bye', ChannelMismatch: 'bye' },
});
const found = (steps: ShortSteps, rules = ['recording-consent']) =>
  said(example(steps).sources, { policy, rules });
const finding = ['example.json error recording-consent record'];

describe('what is recorded of a caller', () => {
  it.each([
    ['the talk', behaviour(['Agent', 'Customer'], 'Disabled')],
    ['what is said to the system', behaviour([], 'Enabled')],
    ['one side of the talk', behaviour(['Customer'])],
  ])('%s needs that they agreed', (_what, record) => {
    expect(found({ record, bye: end })).toEqual(finding);
    const agreed = compare('$.Attributes.consent', { given: 'record' }, 'bye');
    expect(found({ agreed, record, bye: end })).toEqual([]);
  });

  it('is nothing where it is turned off, or not spoken of', () => {
    expect(found({ record: behaviour([], 'Disabled'), bye: end })).toEqual([]);
    expect(found({ record: behaviour([]), bye: end })).toEqual([]);
  });

  it('is not agreed to by another answer, another attribute, or on one of two paths', () => {
    const record = behaviour([], 'Enabled');
    for (const asked of [
      compare('$.Attributes.consent', { refused: 'record' }, 'bye'),
      compare('$.Attributes.other', { given: 'record' }, 'bye'),
      compare('$.Attributes.consent', { given: 'record' }, 'record'),
    ])
      expect(found({ asked, record, bye: end })).toEqual(finding);
  });

  it('is no more agreed to when the answer is taken back', () => {
    const steps = {
      agreed: compare('$.Attributes.consent', { given: 'back' }, 'bye'),
      back: setAttributes({ consent: 'refused' }, 'record'),
      record: behaviour([], 'Enabled'),
      bye: end,
    };
    expect(found(steps)).toEqual(finding);
  });

  it('has no card in it: an input of one after the tone is found', () => {
    const steps = {
      quiet: logging('Disabled', 'off'),
      off: { ...behaviour([], 'Disabled'), next: 'record' },
      record: { ...behaviour([], 'Enabled'), next: 'ask' },
      ask: store('Enter the number of your card', 'bye', encrypted),
      bye: end,
    };
    expect(found(steps, ['card-entry-window'])).toEqual(['example.json error card-entry-window ask']);
  });
});
