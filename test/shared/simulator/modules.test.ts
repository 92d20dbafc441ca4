import { describe, expect, it } from 'vitest';
import {
  all,
  bye,
  caller,
  compare,
  invoke,
  number,
  path,
  type Short,
  say,
  set,
  smallCentre,
  store,
  words,
} from './small-centre.ts';

const run = (name: string, next: string, failed = 'failed'): Short => ({
  type: 'InvokeFlowModule',
  p: { FlowModuleId: `arn:flow/${name}` },
  next,
  errors: { NoMatchingError: failed },
});
const back: Short = { type: 'EndFlowModuleExecution' };
const transfer = (name: string): Short => ({
  type: 'TransferToFlow',
  p: { ContactFlowId: `arn:flow/${name}` },
  next: 'failed',
  errors: { NoMatchingError: 'failed' },
});
const keep = (next: string): Short => ({
  type: 'UpdateFlowAttributes',
  p: { FlowAttributes: { local: { Value: 'mine' } } },
  next,
  errors: { NoMatchingError: 'bye' },
});
const ends = { failed: say('Failed.', 'bye'), bye };
const look = '$.External.e|$.StoredCustomerInput|$.FlowAttributes.local|$.Attributes.shared';
const functions = { invoke: () => ({ kind: 'answer' as const, payload: { e: 'ext' } }) };

describe('a module', () => {
  it('sees contact attributes only, gives them back, and the caller finds the rest as it was', () => {
    const centre = smallCentre(
      {
        main: {
          ask: store('f'),
          f: invoke('keep'),
          keep: keep('share'),
          share: set({ shared: 'in' }, 'run'),
          run: run('part', 'tell'),
          tell: say(look, 'bye'),
          ...ends,
        },
        part: {
          hear: say(look, 'own'),
          own: invoke('change', {}, 'back'),
          change: set({ shared: 'out' }, 'mine'),
          mine: keep('back'),
          back,
          bye,
        },
      },
      { functions },
    );
    const call = centre.call({ to: number, from: caller });
    call.press('12#');
    expect(words(call).slice(1)).toEqual(['|||in', 'ext|12|mine|out']);
    expect(all(call, 'module-entered')).toMatchObject([{ flow: 'main', step: 'run', module: 'part' }]);
    expect(all(call, 'module-left')).toMatchObject([{ flow: 'main', module: 'part' }]);
    expect(all(call, 'branch-taken').filter((event) => event.step === 'run')).toMatchObject([
      { flow: 'main', kind: 'next', to: 'tell' },
    ]);
  });
  it('may be five deep, and the sixth takes the error branch', () => {
    const nested = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((n) => [
        `m${n}`,
        { go: run(`m${n + 1}`, 'back', 'deep'), deep: say(`Deep ${n}.`, 'back'), back },
      ]),
    );
    const call = smallCentre({ main: { go: run('m1', 'bye'), ...ends }, ...nested }).call({ to: number });
    expect(words(call)).toEqual(['Deep 5.']);
    expect(call.state).toBe('ended');
  });
  it('is found with a version behind its id', () => {
    const versioned = { ...run('part', 'bye'), p: { FlowModuleId: 'arn:flow/part:$LATEST' } };
    const call = smallCentre({
      main: { go: versioned, ...ends },
      part: { hear: say('In.', 'back'), back, bye },
    }).call({ to: number });
    expect(words(call)).toEqual(['In.']);
  });
  it.each([
    ['Paid', ['Branch of Paid.', 'Paid 40']],
    ['Refused', ['Branch of Refused.', 'Refused 40']],
    ['Other', ['No such branch.', 'Other 40']],
  ])('that returns %s leaves by that branch, and gives its data back', (Result, heard) => {
    const main = {
      go: {
        ...run('part', 'none'),
        on: { Paid: 'paid', Refused: 'refused' },
        errors: { NoMatchingError: 'failed', NoMatchingCondition: 'none' },
      },
      paid: say('Branch of Paid.', 'tell'),
      refused: say('Branch of Refused.', 'tell'),
      none: say('No such branch.', 'tell'),
      tell: say('$.Modules.Result $.Modules.ResultData.amount', 'bye'),
      ...ends,
    };
    const part = {
      keep: { ...keep('back'), p: { FlowAttributes: { due: { Value: '40' } } } },
      back: { ...back, p: { Result, ResultData: { amount: '$.FlowAttributes.due' } } },
      bye,
    };
    expect(words(smallCentre({ main, part }).call({ to: number }))).toEqual(heard);
  });
  it('that does not exist takes the error branch', () => {
    const call = smallCentre({ main: { go: run('none', 'bye'), ...ends } }).call({ to: number });
    expect(words(call)).toEqual(['Failed.']);
  });
  it('may end the call', () => {
    const call = smallCentre({ main: { go: run('part', 'bye'), ...ends }, part: { bye } }).call({
      to: number,
    });
    expect(path(call)).toEqual(['go', 'bye']);
    expect(all(call, 'flow-left')).toEqual([]);
    expect(call.state).toBe('ended');
  });
  it('that returns without having been invoked stops by name', () => {
    const call = smallCentre({ main: { back } }).call({ to: number });
    expect(all(call, 'stopped')).toMatchObject([{ code: 'not-in-a-module', step: 'back' }]);
  });
});

describe('a transfer to another flow', () => {
  it('keeps attributes and settings, drops flow attributes and counters', () => {
    const loop: Short = {
      type: 'Loop',
      p: { LoopCount: '1' },
      next: 'bye',
      on: { ContinueLooping: 'again', DoneLooping: 'bye' },
    };
    const centre = smallCentre({
      main: { keep: keep('share'), share: set({ shared: 'in' }, 'go'), go: transfer('second'), ...ends },
      second: {
        tell: say(look, 'loop'),
        loop: { ...loop, on: { ContinueLooping: 'back', DoneLooping: 'bye' } },
        back: transfer('third'),
        ...ends,
      },
      third: {
        loop: { ...loop, on: { ContinueLooping: 'counted', DoneLooping: 'failed' } },
        counted: say('Counts anew.', 'bye'),
        ...ends,
      },
    });
    const call = centre.call({ to: number });
    expect(words(call)).toEqual(['|||in', 'Counts anew.']);
    expect(all(call, 'transferred').map((event) => event.name)).toEqual(['second', 'third']);
    expect(all(call, 'flow-entered').map((event) => event.flow)).toEqual(['main', 'second', 'third']);
  });
  it('to a flow that does not exist takes the error branch, not NextAction as a success', () => {
    const centre = smallCentre({ main: { go: { ...transfer('none'), next: 'bye' }, ...ends } });
    expect(words(centre.call({ to: number }))).toEqual(['Failed.']);
  });
});

describe('a loop', () => {
  const rounds = (count: string): number => {
    const loop: Short = {
      type: 'Loop',
      p: { LoopCount: count },
      next: 'bye',
      on: { ContinueLooping: 'word', DoneLooping: 'bye' },
    };
    return words(smallCentre({ main: { loop, word: say('Round.', 'loop'), bye } }).call({ to: number }))
      .length;
  };
  it.each([
    ['0', 0],
    ['1', 1],
    ['100', 100],
  ])('of %s goes %i rounds', (count, expected) => expect(rounds(count)).toBe(expected));
  it('starts anew after it was done', () => {
    const inner: Short = {
      type: 'Loop',
      p: { LoopCount: '2' },
      next: 'outer',
      on: { ContinueLooping: 'word', DoneLooping: 'outer' },
    };
    const outer: Short = {
      type: 'Loop',
      p: { LoopCount: '2' },
      next: 'bye',
      on: { ContinueLooping: 'inner', DoneLooping: 'bye' },
    };
    const call = smallCentre({ main: { outer, inner, word: say('Round.', 'inner'), bye } }).call({
      to: number,
    });
    expect(words(call)).toHaveLength(4);
  });
});

it('compares what a module left in an attribute', () => {
  const centre = smallCentre({
    main: { go: run('part', 'look'), look: compare('$.Attributes.goto', { menu: 'failed' }, 'bye'), ...ends },
    part: { leave: set({ goto: 'menu' }, 'back'), back, bye },
  });
  expect(words(centre.call({ to: number }))).toEqual(['Failed.']);
});
