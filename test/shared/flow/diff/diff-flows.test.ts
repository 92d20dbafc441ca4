import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffFlows } from '../../../../shared/flow/diff/diff-flows.ts';
import { namedFlow } from '../../../../shared/flow/diff/named-flow.ts';
import { short } from '../../../../shared/flow/diff/telling.ts';
import type { Flow, Step } from '../../../../shared/flow/flow.ts';
import { graphOf } from '../../../../shared/flow/graph.ts';
import { parse } from '../../../../shared/flow/parse.ts';
import { arbitraryFlow } from '../arbitrary-flow.ts';
import { realFlows } from '../conformance-data.ts';
import { clinicMenu, flowOf, renamed, say } from './small-flow.ts';

const menu = flowOf(clinicMenu);
const diff = (before: Flow, after: Flow): string[] =>
  diffFlows(namedFlow('old', before), namedFlow('new', after)).map(({ sentence }) => sentence);
/** What changes when some steps of the menu are others. */
const changed = (steps: Readonly<Record<string, Step>>): string[] =>
  diff(menu, flowOf({ ...clinicMenu, ...steps }));

describe('sentences about a changed flow', () => {
  it('say who hears what when a prompt behind a key changes', () => {
    expect(changed({ bills: say('Billing is closed.', 'look-up') })).toEqual([
      'Callers who press 2 at “menu” now hear “Billing is closed.” instead of “Billing is open until five.” (“bills”).',
    ]);
  });

  it('cite only the part of a long prompt that differs', () => {
    const long = (word: string) =>
      `${'Please listen to all of this. '.repeat(6)}Then press ${word} or wait for us. ${'Thank you. '.repeat(20)}`;
    const before = flowOf({ ...clinicMenu, greet: say(long('1'), 'menu') });
    const after = flowOf({ ...clinicMenu, greet: say(long('7'), 'menu') });
    expect(diff(before, after)).toEqual([
      'The prompt “greet” now says “… of this. Then press 7 or wait for us. …” instead of “… of this. Then press 1 or wait for us. …”.',
    ]);
  });

  it('cite of two long prompts that begin alike the part that differs, of names both ends', () => {
    const long = (word: string) => `${'Please listen to all of this. '.repeat(6)}${word}`;
    const two = { one: say(long('One.'), 'bye'), two: say(long('Two.'), 'bye') };
    const keys = (second: string) => ({
      ...clinicMenu.menu,
      conditions: Object.entries({ 2: second, 3: 'one', 4: 'two' }).map(([key, next]) => ({
        operator: 'Equals',
        operands: [key],
        next,
      })),
    });
    const before = flowOf({ ...clinicMenu, ...two, menu: keys('one') });
    expect(diff(before, flowOf({ ...clinicMenu, ...two, menu: keys('two') }))).toEqual([
      'Callers who press 2 at “menu” now … to all of this. Two.” (“two”); before, they … to all of this. One.” (“one”).',
    ]);
    const called = (name: string) => short(`calls the function {{lambdaFunctions.${name}}}`, 40);
    expect(called('contactFlowHelperOne')).toBe('calls the function {{lambdaFu…elperOne}}');
    expect(called('contactFlowHelperTwo')).not.toBe(called('contactFlowHelperOne'));
  });

  it('give every new step a verb', () => {
    const goesOn = (type: string, parameters: Step['parameters'], next: string): Step => ({
      ...{ type, parameters, next, conditions: [] },
      errors: { NoMatchingError: next },
    });
    const steps = {
      ...clinicMenu,
      bills: say('Bills.', 'test'),
      test: goesOn('Compare', { ComparisonValue: '$.External.x' }, 'hours'),
      hours: goesOn('CheckHoursOfOperation', { HoursOfOperationId: 'careline:hours:clinic' }, 'loop'),
      loop: goesOn('Loop', { LoopCount: '3' }, 'log'),
      log: goesOn('UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, 'task'),
      task: goesOn('CreateTask', {}, 'bye'),
    };
    const before = flowOf({ ...steps, menu: { ...clinicMenu.menu, conditions: [] } });
    expect(diff(before, flowOf(steps)).filter((sentence) => sentence.includes('is new'))).toEqual([
      '“test” is new: it looks at $.External.x.',
      '“hours” is new: it asks whether it is open (clinic).',
      '“loop” is new: it goes round up to 3 times.',
      '“log” is new: it sets logging enabled.',
      '“task” is new: it is the block Create task.',
    ]);
  });

  it('give a new wait in seconds, and a new function by name', () => {
    const { menu: asked, 'look-up': called } = clinicMenu;
    expect(
      changed({
        menu: { ...asked, parameters: { ...asked.parameters, InputTimeLimitSeconds: '8' } },
        'look-up': {
          ...called,
          parameters: { ...called.parameters, LambdaFunctionARN: 'careline:function:find-bill' },
        },
      }),
    ).toEqual([
      'The wait for an answer at “menu” is now 8 s (before: 6 s).',
      '“look-up” now calls the function find-bill (before: look-up-bill).',
    ]);
  });

  it('follow a key to where it leads now', () => {
    const conditions = [{ operator: 'Equals', operands: ['2'], next: 'person' }];
    expect(changed({ menu: { ...clinicMenu.menu, conditions } })).toContain(
      'Callers who press 2 at “menu” now come to “person” and wait in the queue; before, they hear “Billing is open until five.” (“bills”).',
    );
  });

  it('see a choice that moved to another key as one change', () => {
    const conditions = [{ operator: 'Equals', operands: ['4'], next: 'bills' }];
    expect(changed({ menu: { ...clinicMenu.menu, conditions } })).toEqual([
      'Callers who press 4 at “menu” now hear “Billing is open until five.” (“bills”), as did before: callers who press 2 at “menu”.',
    ]);
  });

  it('say where a failure leads', () => {
    expect(
      changed({ 'look-up': { ...clinicMenu['look-up'], errors: { NoMatchingError: 'person' } } }),
    ).toEqual([
      'When “look-up” fails, callers now come to “person” and wait in the queue; before, they are disconnected (“bye”).',
    ]);
  });

  it('see a step put in between as one change, and its removal, too', () => {
    const between = flowOf({
      ...clinicMenu,
      greet: say('Welcome.', 'notice', 'menu'),
      notice: say('We may record.', 'menu'),
    });
    expect(diff(menu, between)).toEqual([
      'After “greet”, callers now first hear “We may record.” (“notice”), then go on as before.',
    ]);
    expect(diff(between, menu)).toEqual([
      'After “greet”, callers no longer hear “We may record.” (“notice”) on the way to “menu”.',
    ]);
  });

  it('say what recording and logging are from a step on', () => {
    const step = (type: string, parameters: Step['parameters']): Step => ({
      type,
      parameters,
      next: 'menu',
      errors: {},
      conditions: [],
    });
    const of = (record: readonly string[], logging: string) =>
      flowOf({
        ...clinicMenu,
        greet: {
          ...step('UpdateContactRecordingBehavior', { RecordingBehavior: { RecordedParticipants: record } }),
          next: 'log',
        },
        log: step('UpdateFlowLoggingBehavior', { FlowLoggingBehavior: logging }),
      });
    expect(diff(of([], 'Disabled'), of(['Customer', 'Agent'], 'Enabled'))).toEqual([
      'From “greet” on, recording is now of “Agent, Customer” (before: nobody).',
      'From “log” on, flow logging is now Enabled (before: Disabled).',
    ]);
  });

  it('name a step by the side on which it has a name', () => {
    const after = renamed(flowOf({ ...clinicMenu, greet: say('Good day.', 'menu') }));
    expect(diff(menu, after)).toEqual(['The prompt “greet” now says “Good day.” instead of “Welcome.”.']);
  });

  it('take names of JavaScript objects for names like any other', () => {
    const conditions = [{ operator: 'constructor', operands: ['toString'], next: 'bills' }];
    const test = { type: 'Compare', parameters: { ComparisonValue: '$.Attributes.__proto__' } };
    const compare = { ...clinicMenu.menu, ...test, conditions };
    expect(
      diff(
        flowOf({ ...clinicMenu, menu: { ...compare, conditions: [] } }),
        flowOf({ ...clinicMenu, menu: compare }),
      ),
    ).toEqual([
      'When $.Attributes.__proto__ constructor toString (“menu”), callers now hear “Billing is open until five.” (“bills”); before, there was no such way.',
      '“look-up” is new: it calls the function look-up-bill.',
    ]);
  });

  it('say that the module has other settings, and that the kind is another', () => {
    expect(
      diff(flowOf(clinicMenu, { settings: { A: 'x' } }), flowOf(clinicMenu, { settings: { A: 'y' } })),
    ).toEqual(["The module's A is now y (before: x)."]);
    expect(diff(menu, flowOf(clinicMenu, { kind: 'CUSTOMER_QUEUE' }))).toHaveLength(1);
  });
});

describe('what no call can tell apart', () => {
  it('is ids, order, notes, names, the case of True, doubled ends and steps out of reach', () => {
    const other: Flow = {
      ...renamed(menu),
      name: 'another name',
      description: 'words',
    };
    expect(diff(menu, other)).toEqual([]);
    const { menu: asked } = clinicMenu;
    expect(
      changed({
        menu: { ...asked, parameters: { ...asked.parameters, StoreInput: 'false' } },
        'look-up': { ...clinicMenu['look-up'], errors: { NoMatchingError: 'bye-2' } },
        'bye-2': clinicMenu.bye,
        lost: say('Nobody hears this.', 'bye'),
      }),
    ).toEqual([]);
  });

  it('is the order of keys, and not the order of tests of which two can hold', () => {
    const tests = (operator: string) =>
      ['3', '5'].map((operand) => ({
        operator,
        operands: [operand],
        next: operand === '3' ? 'bills' : 'bye',
      }));
    const asked = (operator: string, type: string, order: 'as is' | 'turned') => {
      const conditions = tests(operator);
      const parameters =
        type === 'Compare' ? { ComparisonValue: '$.Attributes.n' } : clinicMenu.menu.parameters;
      const step = {
        ...clinicMenu.menu,
        type,
        parameters,
        conditions: order === 'turned' ? conditions.toReversed() : conditions,
      };
      return flowOf({ ...clinicMenu, menu: step });
    };
    const turned = (operator: string, type: string) =>
      diff(asked(operator, type, 'as is'), asked(operator, type, 'turned'));
    expect(turned('Equals', 'GetParticipantInput')).toEqual([]);
    expect(turned('NumberGreaterThan', 'Compare')).toEqual([
      '“menu” now tries its tests in another order; the first that holds wins.',
    ]);
  });

  it('is not two loops that count apart', () => {
    const loop = (to: string): Step => ({
      type: 'Loop',
      parameters: { LoopCount: '2' },
      errors: {},
      conditions: [
        { operator: 'Equals', operands: ['ContinueLooping'], next: to },
        { operator: 'Equals', operands: ['DoneLooping'], next: 'bye' },
      ],
    });
    const ask = (to: string, start = 'a') =>
      flowOf(
        {
          a: {
            ...clinicMenu.menu,
            conditions: [],
            errors: { InputTimeLimitExceeded: 'l', NoMatchingCondition: to, NoMatchingError: 'bye' },
          },
          l: loop('a'),
          m: loop('a'),
          bye: clinicMenu.bye,
        },
        { start },
      );
    expect(diff(ask('l'), ask('m'))).not.toEqual([]);
    expect(diff(ask('m'), ask('m'))).toEqual([]);
  });

  it('holds for any flow under other ids', () => {
    fc.assert(
      fc.property(arbitraryFlow, (flow) => {
        expect(diff(flow, renamed(flow))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.skipIf(realFlows().length === 0)('holds for real flows under other ids', () => {
    for (const [file, document] of realFlows()) {
      const flow = parse(document);
      expect({ file, changes: diff(flow, renamed(flow)) }).toEqual({ file, changes: [] });
    }
  });
});

describe('a change of one reachable step', () => {
  it('is always found, both ways', () => {
    const place = fc.tuple(arbitraryFlow, fc.nat(), fc.constantFrom('parameter', 'type'));
    fc.assert(
      fc.property(place, ([flow, at, what]) => {
        const reachable = [...graphOf(flow).reachable];
        const id = reachable[at % reachable.length] ?? flow.start;
        const step = flow.steps[id];
        if (!step) return;
        const other =
          what === 'type'
            ? { ...step, type: 'Else' }
            : { ...step, parameters: { ...step.parameters, New: 'x' } };
        const after = renamed({ ...flow, steps: { ...flow.steps, [id]: other } });
        expect(diff(flow, after)).not.toEqual([]);
        expect(diff(after, flow)).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
