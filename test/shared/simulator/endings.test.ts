import { describe, expect, it } from 'vitest';
import type { Call } from '../../../shared/simulator/call.ts';
import type { FunctionResult } from '../../../shared/simulator/functions.ts';
import {
  all,
  bye,
  caller,
  compare,
  flowJson,
  frontDesk,
  invoke,
  menu,
  number,
  path,
  ring,
  type Short,
  say,
  set,
  smallCentre,
  store,
  toQueue,
  words,
} from './small-centre.ts';

/** A clinic in small: every kind of step that a caller may hang up in. */
const clinic = {
  voice: { type: 'UpdateContactTextToSpeechVoice', p: { TextToSpeechVoice: 'Joanna' }, next: 'welcome' },
  welcome: say('Welcome to the clinic.', 'menu'),
  menu: menu({ '1': 'patient' }),
  patient: store('lookup'),
  lookup: invoke('found', { InvocationTimeLimitSeconds: '4' }, 'bye'),
  found: compare('$.External.status', { found: 'keep' }, 'other'),
  keep: set({ when: '$.External.when' }, 'tell'),
  tell: say('Your visit is $.Attributes.when.', 'hours'),
  hours: {
    type: 'CheckHoursOfOperation',
    p: { HoursOfOperationId: 'arn:hours' },
    next: 'bye',
    on: { True: 'set-queue', False: 'other' },
    errors: { NoMatchingError: 'bye' },
  },
  ...toQueue(frontDesk),
  other: say('Sorry.', 'bye'),
  silent: say('Sorry.', 'bye'),
} satisfies Record<string, Short>;
const hours = [{ arn: 'arn:hours', name: 'hours', isOpen: () => true }];

describe('hanging up', () => {
  /** What the caller and the function do, one after the other, at the pace of speech. */
  const plan: readonly ((call: Call, answer: (result: FunctionResult) => void) => unknown)[] = [
    (call) => call.silence(),
    (call) => call.press('1'),
    (call) => call.press('12'),
    (call) => call.press('3456789'),
    (call, answer) => {
      answer({ kind: 'answer', payload: { status: 'found', when: 'Tuesday' }, ms: 500 });
      return call.settled();
    },
    (call) => call.silence(),
    (call) => call.silence(),
  ];

  it.each(plan.map((_, steps) => steps).concat(plan.length))(
    'after %i doings ends the call, leaves nothing behind, and writes one record',
    async (steps) => {
      let answer: (result: FunctionResult) => void = () => {};
      const pending = new Promise<FunctionResult>((resolve) => {
        answer = resolve;
      });
      const centre = smallCentre(
        { main: clinic },
        { pace: 'as spoken', hours, functions: { invoke: () => pending } },
      );
      const call = centre.call({ to: number, from: caller });
      for (const act of plan.slice(0, steps)) await act(call, answer);
      call.hangUp();
      const before = call.events.length;
      answer({ kind: 'answer', payload: { status: 'found' } });
      await pending;
      centre.advance(3600);
      call.press('1');
      expect(call.events).toHaveLength(before);
      expect(call.state).toBe('ended');
      expect(call.waitsFor).toBeUndefined();
      expect(all(call, 'ended')).toHaveLength(1);
      expect(all(call, 'disconnected')).toMatchObject([{ by: 'customer' }]);
      expect(centre.calls.size).toBe(0);
      expect(centre.nextTimer()).toBeUndefined();
      expect(centre.queues[0]?.size).toBe(0);
    },
  );
  it('reaches every waiting step of the clinic', async () => {
    let answer: (result: FunctionResult) => void = () => {};
    const pending = new Promise<FunctionResult>((resolve) => {
      answer = resolve;
    });
    const centre = smallCentre(
      { main: clinic },
      { pace: 'as spoken', hours, functions: { invoke: () => pending } },
    );
    const call = centre.call({ to: number });
    const waits = [call.waitsFor?.what];
    for (const act of plan) {
      await act(call, answer);
      waits.push(call.waitsFor?.what);
    }
    expect(waits).toEqual(['time', 'keys', 'keys', 'keys', 'function', 'time', 'time', 'agent']);
    expect(path(call)).toEqual([
      'voice',
      'welcome',
      'menu',
      'patient',
      'lookup',
      'found',
      'keep',
      'tell',
      'hours',
      'set-queue',
      'to-queue',
    ]);
  });
});

describe('a call stops by name', () => {
  const stopOf = (steps: Readonly<Record<string, Short>>, more = {}) => all(ring(steps, more), 'stopped')[0];

  it('at an action that does not exist', () => {
    const stop = stopOf({ go: { type: 'PlayPrompt', next: 'bye' }, bye });
    expect(stop).toMatchObject({ code: 'unknown-action', action: 'PlayPrompt', step: 'go', flow: 'main' });
    expect(stop?.message).toBe(
      'Step "go" is a "PlayPrompt", which is no action of the flow language. Check the spelling of Type.',
    );
  });
  it('at an action whose service has ended', () => {
    const stop = stopOf({ go: { type: 'CheckVoiceId', next: 'bye' }, bye });
    expect(stop).toMatchObject({ code: 'not-simulated', action: 'CheckVoiceId' });
    expect(stop?.message).toContain(
      'Step "go" is a CheckVoiceId, and Amazon Connect Voice ID ended on 2026-05-20.',
    );
  });
  it('at a branch that is missing', () => {
    const stop = stopOf({ ask: { ...menu({ '1': 'bye' }), errors: {} }, bye }, {});
    expect(stop).toBeUndefined();
    const call = ring({ ask: { ...menu({ '1': 'bye' }), errors: {} }, bye });
    call.silence();
    expect(all(call, 'stopped')).toMatchObject([
      {
        code: 'missing-branch',
        message:
          'Step "ask" of flow "main" has no branch for InputTimeLimitExceeded, and none for NoMatchingError. Add one.',
      },
    ]);
    expect(call.state).toBe('stopped');
  });
  it('at a target that does not exist', () => {
    expect(stopOf({ go: say('Hello.', 'nowhere') })).toMatchObject({
      code: 'dangling-target',
      message:
        'Step "go" of flow "main" leads to "nowhere", which does not exist. Point it at a step of the flow.',
    });
    const centre = smallCentre({ main: { ...flowJson({ bye }), StartAction: 'gone' } });
    expect(centre.call({ to: number }).state).toBe('stopped');
  });
  it('in a loop without end, and shows the loop', () => {
    const steps = {
      start: say('Hello.', 'a'),
      a: set({ x: '1' }, 'b'),
      b: compare('$.Attributes.x', { '1': 'a' }, 'bye'),
      bye,
    };
    expect(stopOf(steps)).toMatchObject({
      code: 'endless-loop',
      message:
        'The call went 10000 steps without any input. Steps of the loop: main/a → main/b → main/a. Let the loop wait for the caller, or count its rounds with a Loop.',
    });
    expect(stopOf({ a: { ...set({}, 'a') } }, { stepBudget: 10 })?.message).toContain('went 10 steps');
  });
  it('but not in a loop that waits for the caller', () => {
    const call = ring(
      {
        ask: {
          ...menu({}),
          errors: { NoMatchingError: 'bye', InputTimeLimitExceeded: 'ask', NoMatchingCondition: 'ask' },
        },
        bye,
      },
      { stepBudget: 3 },
    );
    for (let i = 0; i < 50; i++) call.silence();
    expect(words(call)).toHaveLength(51);
    expect(call.state).toBe('waiting');
  });
  it('when a distribution has no dice', () => {
    const steps = {
      go: {
        type: 'DistributeByPercentage',
        next: 'no',
        on: { 'NumberLessThan 31': 'yes' },
        errors: { NoMatchingCondition: 'no' },
      },
      yes: say('Yes.', 'bye'),
      no: say('No.', 'bye'),
      bye,
    };
    expect(stopOf(steps)).toMatchObject({ code: 'not-simulated', step: 'go' });
    expect(words(ring(steps, { chance: () => 0.299 }))).toEqual(['Yes.']);
    expect(words(ring(steps, { chance: () => 0.3 }))).toEqual(['No.']);
  });
});

describe('waiting', () => {
  const wait: Short = {
    type: 'Wait',
    p: { TimeLimitSeconds: '3600' },
    next: 'bye',
    on: { WaitCompleted: 'after' },
    errors: { NoMatchingError: 'bye' },
  };

  it('ends when its time has come, and not before', () => {
    const centre = smallCentre({ main: { wait, after: say('Later.', 'bye'), bye } });
    const call = centre.call({ to: number });
    expect(centre.nextTimer()).toBe(centre.now + 3_600_000);
    centre.advance(3599.999);
    expect(words(call)).toEqual([]);
    centre.advance(0.001);
    expect(words(call)).toEqual(['Later.']);
  });
  it('is at most seven days', () => {
    const call = ring({ wait: { ...wait, p: { TimeLimitSeconds: '604801' } }, bye });
    expect(call.state).toBe('ended');
  });
  it('is not ended by silence where nothing is due', () => {
    const call = ring(toQueue(frontDesk));
    expect(() => call.silence()).toThrow(
      'Silence ends nothing here: the call waits for agent. Use centre.advance(seconds).',
    );
  });
});

describe('the end of a flow', () => {
  it('that has queued nothing ends the contact', () => {
    const call = ring({ end: { type: 'EndFlowExecution' } });
    expect(call.record).toMatchObject({ DisconnectReason: 'CONTACT_FLOW_DISCONNECT' });
  });
  it('of chat settings on the telephone takes ChannelMismatch', () => {
    const recording: Short = {
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      p: { ChatBehavior: {} },
      next: 'bye',
      errors: { NoMatchingError: 'bye', ChannelMismatch: 'word' },
    };
    expect(words(ring({ recording, word: say('Mismatch.', 'bye'), bye }))).toEqual(['Mismatch.']);
  });
});

it('nobody can be called who has no number', () => {
  expect(() => smallCentre({ main: { bye } }).call({ to: '+12065550150' })).toThrow(
    'Nobody has the number that was dialled.',
  );
});
