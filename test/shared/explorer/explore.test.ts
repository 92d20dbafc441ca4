import { describe, expect, it } from 'vitest';
import { explore } from '../../../shared/explorer/explore.ts';
import { countUnconfirmed, printText } from '../../../shared/explorer/print.ts';
import type { Flow, Step } from '../../../shared/flow/flow.ts';
import { equals, flowOf, said, smallClinic, step } from './small-flow.ts';

const callFunction = (next: string, onError = 'end'): Step =>
  step('InvokeLambdaFunction', {
    parameters: { LambdaFunctionARN: 'fn', InvocationTimeLimitSeconds: '8' },
    next,
    errors: { NoMatchingError: onError },
  });

describe('explore', () => {
  it('walks the whole of a small flow, and the simulator agrees with every finding', () => {
    const report = explore([smallClinic]);
    expect(report.entries.map(({ entry, complete }) => [entry, complete])).toEqual([['small-clinic', true]]);
    expect(report.neverReached).toEqual([]);
    expect(countUnconfirmed(report)).toBe(0);
  });

  it('gives the fewest keys to each place', () => {
    const [entry] = explore([smallClinic]).entries;
    const keys = Object.fromEntries((entry?.places ?? []).map((place) => [place.step, place.keys]));
    expect(keys).toEqual({
      menu: [],
      again: ['silence'],
      desk: ['silence', 'silence', 'silence'],
      'to-desk': ['silence', 'silence', 'silence'],
      opening: ['1'],
      hours: ['silence', 'silence', 'silence'],
      bye: ['silence', 'silence', 'silence'],
    });
  });

  it('finds the caller whom no key leads to a person', () => {
    expect(said(explore([smallClinic]), 'no-person')).toEqual([
      'menu: After "key 2", no key leads to a person any more replayed',
      'desk: When the block fails with "NoMatchingError", no key leads to a person any more replayed',
      'to-desk: When the world says "the queue is full", no key leads to a person any more replayed',
      'to-desk: When the block fails with "NoMatchingError", no key leads to a person any more replayed',
      'opening: When the world says "closed", no key leads to a person any more replayed',
    ]);
  });

  it('says how long a person takes', () => {
    const [entry] = explore([smallClinic]).entries;
    // Three times the question of 45 characters (3 s) and 5 seconds of silence.
    expect(entry?.toPerson?.worstSeconds).toBeCloseTo(3 * (44 / 15 + 5), 1);
    expect(entry?.menuDepth).toBe(1);
  });

  it('finds a branch that no input reaches', () => {
    const flow = flowOf(
      {
        set: step('UpdateContactAttributes', { parameters: { Attributes: { kind: 'a' } }, next: 'test' }),
        test: step('Compare', {
          parameters: { ComparisonValue: '$.Attributes.kind' },
          errors: { NoMatchingCondition: 'end' },
          conditions: [equals('a', 'end'), equals('b', 'never')],
        }),
        never: step('MessageParticipant', { parameters: { Text: 'Never.' }, next: 'end' }),
      },
      'set',
    );
    expect(said(explore([flow]), 'never-reached')).toEqual([
      'test: no call takes the branch "Equals b" replayed',
      'test: no call takes the branch "NoMatchingCondition" replayed',
      'never: no call takes a way to this step not replayed',
    ]);
  });

  it('says of a step that no call comes to only once that its branches are not taken', () => {
    const lost = step('MessageParticipant', { next: 'end', errors: { NoMatchingError: 'end' } });
    expect(said(explore([flowOf({ lost }, 'end')]), 'never-reached')).toEqual([
      'lost: no call takes a way to this step (2 branches) not replayed',
    ]);
  });

  it('tells the answers of a function apart that the flow compares', () => {
    const flow = flowOf(
      {
        ask: callFunction('test'),
        test: step('Compare', {
          parameters: { ComparisonValue: '$.External.status' },
          errors: { NoMatchingCondition: 'end' },
          conditions: [
            equals('found', 'end'),
            { operator: 'NumberGreaterThan', operands: ['3'], next: 'end' },
          ],
        }),
      },
      'ask',
    );
    const report = explore([flow]);
    expect(report.neverReached).toEqual([]);
    expect(report.entries[0]?.places.every(({ keys }) => keys.length === 0)).toBe(true);
  });

  it('finds a call that goes round without asking anything', () => {
    const spin = flowOf(
      {
        a: step('MessageParticipant', { parameters: { Text: 'Round' }, next: 'b' }),
        b: step('MessageParticipant', { parameters: { Text: 'and round.' }, next: 'a' }),
      },
      'a',
    );
    expect(said(explore([spin]), 'never-ends')).toEqual([
      'a: the call goes round without asking anything, and never ends replayed',
    ]);
  });

  it('finds a function whose answers can send the call round for ever', () => {
    const poll = flowOf(
      {
        poll: callFunction('test'),
        test: step('Compare', {
          parameters: { ComparisonValue: '$.External.status' },
          errors: { NoMatchingCondition: 'end' },
          conditions: [equals('pending', 'wait')],
        }),
        wait: step('MessageParticipant', { parameters: { Text: 'A moment.' }, next: 'poll' }),
      },
      'poll',
    );
    expect(said(explore([poll]), 'never-ends')).toEqual([
      'poll: functions and hours can send the call round without asking anything replayed',
    ]);
  });

  it('finds a caller who presses nothing and is never let go', () => {
    const patient = flowOf(
      {
        ask: step('GetParticipantInput', {
          parameters: { Text: 'Press 1.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
          errors: { InputTimeLimitExceeded: 'ask', NoMatchingCondition: 'ask', NoMatchingError: 'end' },
          conditions: [equals('1', 'end')],
        }),
      },
      'ask',
    );
    expect(said(explore([patient]), 'never-ends')).toEqual([
      'ask: a caller who presses nothing is never let go replayed',
    ]);
  });

  it('adds up the silence of functions that do not answer', () => {
    const quiet = flowOf({ one: callFunction('two', 'two'), two: callFunction('end') }, 'one');
    const talking = flowOf(
      {
        one: callFunction('filler', 'filler'),
        filler: step('MessageParticipant', { parameters: { Text: 'One moment please.' }, next: 'two' }),
        two: callFunction('end'),
      },
      'one',
    );
    expect(said(explore([quiet]), 'silence')).toEqual([
      'one: the caller can hear nothing for 16 seconds; the limit is 10 replayed',
    ]);
    expect(said(explore([talking]), 'silence')).toEqual([]);
  });

  it('says when the bound came first, and does not claim more than it saw', () => {
    const report = explore([smallClinic], { steps: 3 });
    expect(report.entries[0]?.complete).toBe(false);
    expect(report.neverReached.every(({ message }) => message.startsWith('within the bound, '))).toBe(true);
  });

  it('says how much the bound left unwalked', () => {
    const report = explore([smallClinic], { steps: 3 });
    expect(report.entries[0]?.unwalked).toBeGreaterThan(0);
    expect(printText(report)).toContain('states not walked: give a larger --bound, or --keys');
    expect(explore([smallClinic]).entries[0]?.unwalked).toBe(0);
  });

  it('says of nobody that no key leads to a person while the bound hides where keys lead', () => {
    const bounds = [3, 4, 5, 6, 8, 10, 12, 15, 20];
    const whole = said(explore([smallClinic]), 'no-person');
    for (const steps of bounds)
      expect(whole, String(steps)).toEqual(
        expect.arrayContaining(said(explore([smallClinic], { steps }), 'no-person')),
      );
  });

  it('tries only the keys it is given, and silence where none of them means anything', () => {
    const [entry] = explore([smallClinic], { keys: { only: ['2'] } }).entries;
    // Failures apart: opening hours are never asked for, and nobody is silent until a person comes.
    expect(entry?.places.map(({ step, keys }) => [step, keys])).toEqual([
      ['menu', []],
      ['desk', []],
      ['to-desk', []],
      ['hours', ['2']],
      ['bye', ['2']],
    ]);
    expect(said(explore([smallClinic], { keys: { only: ['7'] } }), 'never-reached')).toContain(
      'menu: with these keys, no call takes the branch "Equals 1" replayed',
    );
  });

  it('begins every call with the answers it is given, then tries everything', () => {
    const [entry] = explore([smallClinic], { keys: { begin: ['silence', '1'] }, failures: 0 }).entries;
    const keys = Object.fromEntries((entry?.places ?? []).map((place) => [place.step, place.keys]));
    expect(keys.opening).toEqual(['silence', '1']);
    expect(keys.desk).toEqual(['silence', '1']);
    expect(keys.again).toEqual(['silence']);
    const [free] = explore([smallClinic], { keys: { begin: ['silence'] }, failures: 0 }).entries;
    expect(free?.places.find((place) => place.step === 'opening')?.keys).toEqual(['silence', '1']);
    expect(free?.complete).toBe(true);
  });

  it('names the flows there are when the entry is not among them', () => {
    expect(() => explore([smallClinic], { entry: 'other' })).toThrow(
      'No flow is called "other". The flows are: "small-clinic".',
    );
  });

  it('calls a module that nobody calls from a flow around it', () => {
    const module: Flow = {
      name: 'alone',
      kind: 'MODULE',
      start: 'back',
      steps: { back: step('EndFlowModuleExecution') },
      metadata: {},
      settings: {},
    };
    const report = explore([module]);
    expect(report.entries.map(({ entry }) => entry)).toEqual(['call of alone']);
    expect(report.entries[0]?.places.map((place) => place.step)).toEqual(['back', 'module', 'end']);
  });
});
