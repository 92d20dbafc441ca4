import { describe, expect, it } from 'vitest';
import { all, bye, menu, path, ring, say, store, words } from './small-centre.ts';

const answers = {
  one: say('One.', 'bye'),
  other: say('Other.', 'bye'),
  silent: say('Silent.', 'bye'),
  bye,
};

describe('a menu', () => {
  const flow = { ask: menu({ '1': 'one' }), ...answers };

  it('takes the branch of the key', () => {
    const call = ring(flow);
    expect(call.waitsFor).toMatchObject({ what: 'keys', flow: 'main', step: 'ask', kind: 'menu' });
    call.press('1');
    expect(words(call)).toEqual(['Press a key.', 'One.']);
    expect(call.state).toBe('ended');
  });
  it('takes NoMatchingCondition for a key that it does not name', () => {
    const call = ring(flow);
    call.press('7');
    expect(words(call)).toContain('Other.');
  });
  it('takes InputTimeLimitExceeded after prompt and time limit, and not a moment before', () => {
    const centreCall = ring(flow, { speechSeconds: () => 2 });
    const until = centreCall.waitsFor?.what === 'keys' ? centreCall.waitsFor.until : 0;
    expect(until).toBe(Date.parse('2026-03-02T14:00:07Z'));
    centreCall.silence();
    expect(words(centreCall)).toContain('Silent.');
    expect(all(centreCall, 'timed-out')[0]).toMatchObject({ at: until, what: 'menu' });
  });
  it('shows its key in the event', () => {
    const call = ring(flow);
    call.press('1');
    expect(all(call, 'entered')).toMatchObject([{ key: '1', count: 1, encrypted: false }]);
  });
  it('refuses what no telephone has', () => {
    expect(() => ring(flow).press('1A')).toThrow('A telephone has the keys 0-9, * and #.');
  });
});

describe('an entry', () => {
  const flow = { ask: store('done'), done: say('Got $.StoredCustomerInput.', 'bye'), bye };
  const keyed = (keys: string, steps = flow): string => {
    const call = ring(steps);
    call.press(keys);
    if (call.state === 'waiting') call.silence();
    return words(call).at(-1) ?? '';
  };

  it('ends at its maximum length', () => expect(keyed('1234567890')).toBe('Got 123456789.'));
  it('ends at #, which is not stored', () => expect(keyed('12#')).toBe('Got 12.'));
  it('forgets what was typed at *', () => expect(keyed('12*34#')).toBe('Got 34.'));
  it('keeps * when the cancel key is off', () => {
    const steps = { ...flow, ask: store('done', { DTMFConfiguration: { DisableCancelKey: 'True' } }) };
    expect(keyed('12*34#', steps)).toBe('Got 12*34.');
  });
  it('ends at its own terminator, with # as a digit', () => {
    const steps = { ...flow, ask: store('done', { DTMFConfiguration: { InputTerminationSequence: '##' } }) };
    expect(keyed('1#2##', steps)).toBe('Got 1#2.');
  });
  it('stores Timeout when nothing was typed, and that is no error', () =>
    expect(keyed('')).toBe('Got Timeout.'));
  it('stores what was typed when the caller pauses longer than 5 seconds between digits', () => {
    const call = ring(flow);
    const asked = call.now;
    call.press('12');
    call.silence();
    expect(words(call).at(-1)).toBe('Got 12.');
    const [late] = all(call, 'timed-out');
    expect(late).toMatchObject({ what: 'between-digits' });
    expect((late?.at ?? 0) - (all(call, 'asked')[0]?.at ?? asked)).toBe(5_000 + 667);
  });
  it('waits its own time between digits', () => {
    const steps = { ...flow, ask: store('done', { DTMFConfiguration: { InterdigitTimeLimitSeconds: '2' } }) };
    const call = ring(steps, { speechSeconds: () => 0 });
    call.press('12');
    call.silence();
    expect(all(call, 'timed-out')[0]?.at).toBe(Date.parse('2026-03-02T14:00:02Z'));
  });
  it('never shows its digits in an event', () => {
    const call = ring({ ask: store('bye'), bye });
    call.press('738201946');
    expect(JSON.stringify(call.events)).not.toContain('7382');
    expect(all(call, 'entered')).toMatchObject([{ count: 9, key: undefined }]);
  });
});

describe('a phone number', () => {
  const flow = (format: object) => ({
    ask: {
      ...store('done', { InputValidation: { PhoneNumberValidation: { ...format } } }),
      errors: { NoMatchingError: 'bye', InvalidPhoneNumber: 'wrong' },
    },
    done: say('Got $.StoredCustomerInput.', 'bye'),
    wrong: say('Wrong.', 'bye'),
    bye,
  });
  const local = flow({ NumberFormat: 'Local', CountryCode: 'US' });

  it.each([
    ['2065550111#', local, 'Got +12065550111.'],
    ['206555#', local, 'Wrong.'],
    ['12065550111#', flow({ NumberFormat: 'E164' }), 'Got +12065550111.'],
    ['999#', flow({ NumberFormat: 'E164' }), 'Wrong.'],
  ])('%s', (keys, steps, said) => {
    const call = ring(steps);
    call.press(keys);
    expect(words(call).at(-1)).toBe(said);
  });
});

describe('keys pressed ahead', () => {
  const two = {
    ask: menu({ '1': 'between' }),
    between: say('Between.', 'again'),
    again: menu({ '1': 'one', '2': 'one' }),
    ...answers,
  };
  const buffer = (on: boolean, next: string) => ({
    type: 'GetParticipantInput',
    p: { EnableDTMFBuffer: String(on) },
    next,
    errors: { NoMatchingError: 'bye' },
  });

  it('are lost during a prompt', () => {
    const call = ring(two);
    call.press('12');
    expect(call.waitsFor).toMatchObject({ what: 'keys', step: 'again' });
  });
  it('answer the next question when nothing was said before it', () => {
    const call = ring({ ...two, ask: menu({ '1': 'again' }) });
    call.press('12');
    expect(words(call)).toEqual(['Press a key.', 'Press a key.', 'One.']);
  });
  it('are kept by the touch-tone buffer, which also skips the prompt of a question', () => {
    const call = ring({ start: buffer(true, 'ask'), ...two });
    call.press('12');
    expect(words(call)).toEqual(['Press a key.', 'Between.', 'One.']);
  });
  it('skip a prompt that says so', () => {
    const skipping = { ...two.between, p: { Text: 'Between.', SkipWhenDTMFBufferEnabled: 'true' } };
    const call = ring({ start: buffer(true, 'ask'), ...two, between: skipping });
    call.press('12');
    expect(words(call)).toEqual(['Press a key.', 'One.']);
  });
  it('are forgotten when the buffer is stopped', () => {
    const call = ring({ start: buffer(true, 'ask'), ...two, between: buffer(false, 'again') });
    call.press('12');
    expect(call.waitsFor).toMatchObject({ step: 'again' });
  });
  it('fill an entry up to its maximum, then the question after it', () => {
    const call = ring({
      start: buffer(true, 'entry'),
      entry: store('ask', {}, '3'),
      ask: menu({ '1': 'one' }),
      ...answers,
    });
    call.press('4561');
    expect(words(call)).toEqual(['Key it in.', 'One.']);
  });
  it('are at most thirty', () => {
    const steps: Record<string, ReturnType<typeof store>> = {};
    const call = ring({
      start: buffer(true, 'pause'),
      pause: { type: 'Wait', p: { TimeLimitSeconds: '10' }, on: { WaitCompleted: 'entry' }, next: 'bye' },
      entry: store('done', {}, '40'),
      done: say('$.StoredCustomerInput', 'bye'),
      ...steps,
      bye,
    });
    call.press('1'.repeat(35));
    call.silence();
    expect(call.waitsFor).toMatchObject({ what: 'keys', step: 'entry' });
    call.silence();
    expect(words(call)).toEqual(['1'.repeat(30)]);
  });
  it('interrupt a menu as it is spoken, and are lost in a prompt as it is spoken', () => {
    const call = ring({ greet: say('Hello.', 'ask'), ...two }, { pace: 'as spoken', speechSeconds: () => 4 });
    expect(call.waitsFor).toMatchObject({ what: 'time', step: 'greet' });
    call.press('1');
    call.silence();
    expect(call.waitsFor).toMatchObject({ what: 'keys', step: 'ask', spoken: 4 });
    call.press('1');
    expect(call.now).toBe(Date.parse('2026-03-02T14:00:04Z'));
    expect(path(call)).toEqual(['greet', 'ask', 'between']);
  });
});
