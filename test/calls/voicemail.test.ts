import { describe, expect, it } from 'vitest';
import type { ContactRecord } from '../../shared/simulator/contact-record.ts';
import { type Caller, inEnglish } from './caller.ts';
import { arnOf, Clinic, type ClinicOptions } from './clinic.ts';

/** After hours: a message about a bill, to the number called from; asked whether to say more. */
async function leavingMessage(options: ClinicOptions = {}): Promise<Caller> {
  const caller = await inEnglish(new Clinic({ open: false, ...options }), '0');
  for (const key of ['1', '1', '3']) await caller.presses(key);
  return caller;
}

const taken = (caller: Caller) =>
  caller.clinic.functions.calls
    .filter(({ name }) => name === 'take-message')
    .map(({ event }) => event.Details.Parameters);
const rowOf = (spoken: 'yes' | 'no') => ({ phoneNumber: '+12065550100', reason: 'bill', spoken });

/** Recordings of the automated part of a call, over all its segments. Unit: seconds. */
const voicemailOf = (caller: Caller) =>
  caller.call.records.flatMap(({ Recordings }: ContactRecord) =>
    (Recordings ?? []).map(({ ParticipantType, StartTimestamp, StopTimestamp }) => ({
      of: ParticipantType,
      seconds: (Date.parse(StopTimestamp) - Date.parse(StartTimestamp)) / 1000,
    })),
  );
const tones = (caller: Caller) =>
  caller.call.events.filter((event) => event.type === 'said' && event.prompt === arnOf('prompt', 'tone'))
    .length;
const recordingNow = (caller: Caller) => caller.last('recording-changed');

describe('a message that is said after the tone', () => {
  it('R-26: is recorded from the tone to the key that ends it, and nothing else of the call is', async () => {
    const caller = await leavingMessage();
    caller.hears('To say more in your own words, press 1. I will record that.');
    expect(recordingNow(caller)).toMatchObject({ ivr: false });
    await caller.presses('1');
    caller.hears('Leave out card numbers. When you are done, press pound.');
    expect(tones(caller)).toBe(1);
    expect(recordingNow(caller)).toMatchObject({
      agent: false,
      customer: false,
      ivr: true,
      analytics: false,
    });
    expect(taken(caller)).toEqual([rowOf('yes')]);
    await caller.waits(20);
    await caller.presses('#');
    caller.hears('Somebody will call you by tomorrow at 5 in the afternoon.').hears('Goodbye');
    expect(recordingNow(caller)).toMatchObject({ agent: true, customer: true, ivr: false });
    await caller.hangsUp();
    expect(voicemailOf(caller)).toEqual([{ of: 'IVR', seconds: expect.closeTo(20, -1) }]);
    expect(caller.call.attributes.voicemail).toBe(caller.call.contactId);
    expect(taken(caller)).toEqual([rowOf('yes')]);
  });

  it('is left by who hangs up while speaking: the row is there, and the sound up to then', async () => {
    const caller = await leavingMessage();
    await caller.presses('1');
    await caller.waits(7);
    await caller.hangsUp();
    expect(taken(caller)).toEqual([rowOf('yes')]);
    expect(voicemailOf(caller)).toEqual([{ of: 'IVR', seconds: expect.closeTo(7, -1) }]);
  });

  it('ends by itself after two minutes, with somebody who says nothing or too much', async () => {
    const caller = await leavingMessage();
    await caller.presses('1');
    expect(tones(caller)).toBe(1);
    await caller.isSilent();
    caller.hears('Somebody will call you by');
    expect(recordingNow(caller)).toMatchObject({ ivr: false });
    await caller.hangsUp();
    expect(voicemailOf(caller)).toEqual([{ of: 'IVR', seconds: expect.closeTo(120, -1) }]);
  });

  it('goes on when another key is touched, and ends when that does not stop', async () => {
    const caller = await leavingMessage();
    await caller.presses('1');
    await caller.presses('5');
    expect(tones(caller)).toBe(2);
    expect(recordingNow(caller)).toMatchObject({ ivr: true });
    await caller.presses('5');
    await caller.presses('5');
    caller.hears('Somebody will call you by');
    expect(recordingNow(caller)).toMatchObject({ ivr: false });
  });

  it('makes way for urgent help: the recording is off before the caller gets there', async () => {
    const caller = await leavingMessage();
    await caller.presses('1');
    await caller.presses('9');
    caller.hears('hang up and dial 911');
    expect(recordingNow(caller)).toMatchObject({ ivr: false });
  });
});

describe('a recording that Connect does not turn off', () => {
  it('is turned off by a second try', async () => {
    const failures = ['NoMatchingError'];
    const caller = await leavingMessage({
      faults: ({ step }) => (step === 'voice-off' ? failures.pop() : undefined),
    });
    await caller.presses('1');
    await caller.presses('#');
    caller.hears('Somebody will call you by');
    expect(failures).toEqual([]);
    expect(recordingNow(caller)).toMatchObject({ agent: true, customer: true, ivr: false });
  });

  it('holds up nobody when it stays on', async () => {
    const caller = await leavingMessage({
      faults: ({ step }) => (step === 'voice-off' ? 'NoMatchingError' : undefined),
    });
    await caller.presses('1');
    await caller.presses('#');
    caller.hears('Somebody will call you by').hears('Goodbye');
  });
});

describe('a message by keypad alone', () => {
  it('is all that a caller is offered who refused to be recorded', async () => {
    const caller = await new Clinic({ open: false }).isCalled();
    for (const key of ['3', '1', '0', '1', '1', '3']) await caller.presses(key);
    caller.hearsNothingOf(/own words|tone/).hears('Somebody will call you by');
    expect(taken(caller)).toEqual([rowOf('no')]);
    await caller.hangsUp();
    expect(voicemailOf(caller)).toEqual([]);
    expect(caller.call.attributes.voicemail).toBeUndefined();
  });

  it.each([
    ['key 2', (caller: Caller) => caller.presses('2')],
    ['silence', (caller: Caller) => caller.isSilent()],
    ['a key that means nothing', (caller: Caller) => caller.presses('7')],
  ])('is what %s leaves', async (_what, answers) => {
    const caller = await leavingMessage();
    await answers(caller);
    caller.hears('Somebody will call you by');
    expect(taken(caller)).toEqual([rowOf('no')]);
  });

  it('is what stays when Connect cannot record: nothing is expected any more before that is said', async () => {
    const caller = await leavingMessage({
      faults: ({ step }) => (step === 'record-voice' ? 'NoMatchingError' : undefined),
    });
    await caller.presses('1');
    caller.hears('I could not record you.').hears('Somebody will call you by');
    expect(taken(caller)).toEqual([rowOf('yes'), rowOf('no')]);
    const steps = caller.call.events.flatMap((event) => (event.type === 'step-entered' ? [event.step] : []));
    expect(steps.indexOf('could-not-record')).toBeLessThan(steps.indexOf('say-not-recorded'));
    expect(caller.call.attributes.voicemail).toBe('none');
  });

  it('is not promised when it could not be kept: nobody is asked to speak', async () => {
    const caller = await leavingMessage({ answers: { 'take-message': 'fault' } });
    await caller.presses('1');
    caller.hears('I could not take that down.');
    expect(tones(caller)).toBe(0);
  });
});
