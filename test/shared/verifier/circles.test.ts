import { describe, expect, it } from 'vitest';
import { storedInput } from '../../../shared/flow/paths.ts';
import {
  call,
  compare,
  end,
  example,
  loop,
  menu,
  type ShortStep,
  type ShortSteps,
  say,
  setQueue,
  store,
  toQueue,
  when,
} from '../../../shared/verifier/example.ts';
import { verify } from '../../../shared/verifier/verify.ts';

/** `level step` of each finding. */
const found = (rule: string, steps: ShortSteps, policy = {}) =>
  verify(example({ ...steps, bye: end }).sources, { rules: [rule], policy }).map(
    ({ level, step }) => `${level} ${step}`,
  );
const alone = (rule: string, steps: ShortSteps) =>
  verify(example({ ...steps, bye: end }).sources, { rules: [rule] }).map(
    ({ level, step }) => `${level} ${step}`,
  );

const bot = (otherwise: string): ShortStep => ({
  type: 'ConnectParticipantWithLexBot',
  parameters: { Text: 'How may I help?' },
  errors: { NoMatchingCondition: otherwise, NoMatchingError: 'bye' },
  conditions: [when('Bye', 'bye')],
});
const wait = (next: string, onReturn?: string): ShortStep => ({
  type: 'Wait',
  parameters: { TimeLimitSeconds: '60' },
  errors: { NoMatchingError: 'bye' },
  conditions: [
    when('WaitCompleted', next),
    ...(onReturn === undefined ? [] : [when('CustomerReturned', onReturn)]),
  ],
});

describe('a question that silence leads back to', () => {
  const retry = (steps: ShortSteps) => alone('unbounded-retry', steps);

  it('may ask for digits: the word "Timeout" goes round with the call', () => {
    const ask = store('Your number?', 'look');
    expect(retry({ ask, look: call('look', 'ask', 'bye') })).toEqual(['warning ask']);
    const silent = (next: string) => compare(storedInput, { Timeout: next }, 'tell');
    const tell = say('That is wrong.', 'ask');
    expect(retry({ ask, look: silent('ask'), tell })).toEqual(['warning ask']);
    // Who goes wrong has keyed something.
    expect(retry({ ask, look: silent('bye'), tell })).toEqual([]);
    expect(retry({ ask, look: silent('again'), again: loop(2, 'ask', 'bye'), tell })).toEqual([]);
  });

  it('may be a bot', () => {
    expect(retry({ ask: bot('ask') })).toEqual(['warning ask']);
    expect(retry({ ask: bot('again'), again: loop(2, 'ask', 'bye') })).toEqual([]);
  });

  it('is advice where the answer of a function or a bot ends it, a warning in a house', () => {
    const steps = (value: string) => ({
      ask: store('Your number?', 'look'),
      look: call('look', 'which', 'bye'),
      which: compare(value, { found: 'bye' }, 'ask'),
    });
    expect(retry(steps('$.External.outcome'))).toEqual(['advice ask']);
    expect(retry(steps('$.Lex.SessionAttributes.done'))).toEqual(['advice ask']);
    expect(retry(steps('$.Attributes.tries'))).toEqual(['warning ask']);
    expect(found('unbounded-retry', steps('$.External.outcome'))).toEqual(['warning ask']);
  });

  it('is not counted by a Loop whose end leads back to it', () => {
    const ask = menu('Press 1', { 1: 'bye' }, 'again');
    expect(retry({ ask, again: loop(2, 'ask', 'ask') })).toEqual(['warning ask']);
  });
});

describe('steps that repeat without the caller', () => {
  const loops = (steps: ShortSteps) => alone('unbounded-loop', steps);

  it('are not counted by a Loop whose end leads back to it', () => {
    const poll = call('poll', 'count', 'bye');
    expect(loops({ poll, count: loop(3, 'poll', 'tell'), tell: say('Still busy', 'poll') })).toEqual([
      'warning poll',
    ]);
    expect(loops({ poll, count: loop(3, 'poll', 'bye') })).toEqual([]);
    const outer = { outer: loop(3, 'poll', 'bye'), poll, count: loop(3, 'poll', 'outer') };
    expect(loops(outer)).toEqual([]);
  });

  it('may be a transfer that is not taken', () => {
    const queue = setQueue('desk', 'go');
    expect(loops({ queue, go: toQueue('tell'), tell: say('Busy', 'go') })).toEqual(['warning go']);
    expect(
      loops({
        queue,
        go: toQueue('pause'),
        pause: wait('look'),
        look: compare('$.Attributes.x', { y: 'go' }, 'bye'),
      }),
    ).toEqual([]);
  });

  it('may be a wait that nothing but a failure ends', () => {
    expect(loops({ pause: wait('pause') })).toEqual(['warning pause']);
    expect(loops({ pause: wait('tell'), tell: say('Please hold', 'pause', 'bye') })).toEqual([
      'warning pause',
    ]);
  });

  it('may wait for a customer, an answer or their turn', () => {
    expect(loops({ pause: wait('pause', 'bye') })).toEqual([]);
    const ready = compare('$.External.ready', { yes: 'bye' }, 'pause');
    expect(loops({ pause: wait('poll'), poll: call('poll', 'ready', 'bye'), ready })).toEqual([]);
    expect(loops({ pause: wait('count'), count: loop(3, 'pause', 'bye') })).toEqual([]);
  });
});
