import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import {
  call,
  callModule,
  compare,
  end,
  example,
  exampleFlow,
  menu,
  returns,
  say,
  setAttributes,
  setQueue,
  store,
  toFlow,
  toQueue,
} from '../../../shared/verifier/example.ts';
import { type FlowSource, type VerifyOptions, verify } from '../../../shared/verifier/verify.ts';
import { house, policy } from './house.ts';

const said = (sources: readonly FlowSource[], options: VerifyOptions = {}): string[] =>
  verify(sources, options).map(({ file, level, rule, step }) => `${file} ${level} ${rule} ${step ?? '-'}`);

describe('verify', () => {
  it('says the same of a flow and of its document', () => {
    const flow = exampleFlow({ hello: say('Hello', 'nowhere'), bye: end }, { kind: 'CONTACT_FLOW' });
    const document: unknown = JSON.parse(JSON.stringify(compile(flow)));
    expect(verify([{ file: 'x.json', document }])).toEqual(verify([{ file: 'x.json', flow }]));
  });

  it('reports every problem of a broken document, each with its step', () => {
    const document = {
      Version: '2018-10-30',
      StartAction: 'a',
      Actions: [{ Identifier: 'a' }, { Identifier: 'b', Type: 'X' }, { Identifier: 'b', Type: 'X' }],
    };
    expect(verify([{ file: 'x.json', document }])).toEqual([
      expect.objectContaining({ message: '/Version is "2018-10-30", expected "2019-10-30".' }),
      expect.objectContaining({ message: '/Actions/0/Type is missing or not a text.', step: 'a' }),
      expect.objectContaining({
        message: '/Actions/2/Identifier "b" is used by an earlier action too.',
        step: 'b',
        rule: 'flow-syntax',
        flow: 'x.json',
      }),
    ]);
  });

  it('keeps the order of sources, then of rules', () => {
    const flow = exampleFlow({ hello: say('$.Foo.x', 'nowhere'), lost: end });
    const both = [
      { file: '2.json', flow },
      { file: '1.json', flow },
    ];
    expect(said(both)).toEqual([
      '2.json error dangling-target hello',
      '2.json error dangling-target hello',
      '2.json warning unreachable-step lost',
      '2.json warning unknown-path-root hello',
      '1.json error dangling-target hello',
      '1.json error dangling-target hello',
      '1.json warning unreachable-step lost',
      '1.json warning unknown-path-root hello',
    ]);
  });

  it('runs only the rules that are asked for, and refuses one that does not exist', () => {
    const flow = exampleFlow({ hello: say('Hello', 'nowhere'), lost: end });
    const sources = [{ file: 'x.json', flow }];
    expect(said(sources, { rules: ['unreachable-step'] })).toEqual(['x.json warning unreachable-step lost']);
    expect(() => verify(sources, { rules: ['unreachable'] })).toThrow(
      'There is no rule "unreachable". Rules:',
    );
  });

  it('judges kinds only when somebody says the kind', () => {
    const flow = exampleFlow({ ask: menu('Press 1', { 1: 'bye' }, 'bye'), bye: end });
    expect(said([{ file: 'x.json', flow }])).toEqual([]);
    expect(said([{ file: 'x.json', flow, kind: 'AGENT_WHISPER' }])).toEqual([
      'x.json error action-in-flow-kind ask',
      'x.json error action-in-flow-kind bye',
    ]);
  });
});

describe('$.External', () => {
  const read = say('You owe $.External.amount', 'bye');

  it('is doubtful in a stranger’s flow where no function was called, wrong in a module and in a house', () => {
    const steps = { read, bye: end };
    const inModule = exampleFlow({ read, bye: returns }, { kind: 'MODULE' });
    expect(said(example(steps).sources)).toEqual(['example.json warning stale-external read']);
    expect(said([{ file: 'm.json', flow: inModule }])).toEqual(['m.json error stale-external read']);
    expect(said(example(steps).sources, { policy: {} })).toEqual(['example.json error stale-external read']);
  });

  it('is wrong everywhere when only a failed call leads there', () => {
    const steps = { ask: call('a', 'bye', 'read'), read, bye: end };
    expect(said(example(steps).sources)).toEqual(['example.json error stale-external read']);
  });

  it('is read by its long name, too', () => {
    const long = say('You owe $.LambdaInvocation.ResultData.amount', 'bye');
    const steps = { ask: call('a', 'bye', 'read'), read: long, bye: end };
    expect(said(example(steps).sources)).toEqual(['example.json error stale-external read']);
  });

  it('is replaced by each call: the second answer hides the first', () => {
    const two = {
      functions: {
        a: { outcomes: { ok: { returns: ['amount'] } } },
        b: { outcomes: { ok: { returns: ['name'] } } },
      },
    };
    const steps = { ask: call('a', 'more', 'bye'), more: call('b', 'read', 'bye'), read, bye: end };
    const [finding] = verify(example(steps).sources, { policy: two });
    expect(finding?.message).toBe(
      'Text reads $.External.amount, which the outcome "ok" of b does not return.',
    );
  });

  it('may hold either answer where two calls meet', () => {
    const steps = {
      route: compare('$.Channel', { VOICE: 'a' }, 'b'),
      a: call('a', 'read', 'bye'),
      b: call('b', 'read', 'bye'),
      read,
      bye: end,
    };
    expect(verify(example(steps).sources).map((finding) => finding.message)).toEqual([
      'Text reads $.External.amount, but any of a, b may have answered last.',
    ]);
  });

  it('is one finding for a step, however many keys it reads', () => {
    const steps = {
      keep: setAttributes({ a: '$.External.a', b: '$.External.b', c: '$.External.c' }, 'bye'),
      bye: end,
    };
    expect(verify(example(steps).sources).map((finding) => finding.message)).toEqual([
      'Attributes.a reads $.External.a (and 2 more), but no function is ever called before.',
    ]);
  });

  it('survives a loop back to the call', () => {
    const steps = {
      ask: call('a', 'read', 'bye'),
      read: menu('You owe $.External.amount. To hear it again press 1', { 1: 'ask' }, 'bye'),
      bye: end,
    };
    expect(said(example(steps).sources)).toEqual([]);
  });
});

describe('a working queue', () => {
  const transfer = { transfer: toQueue('bye'), bye: end };
  const desk = (steps: Parameters<typeof exampleFlow>[0]) => ({
    file: 'desk.json',
    flow: exampleFlow(steps, { name: 'desk', kind: 'CONTACT_FLOW' }),
  });
  const later = { file: 'later.json', flow: exampleFlow(transfer, { name: 'later', kind: 'CONTACT_FLOW' }) };
  const chooses = (steps: Parameters<typeof exampleFlow>[0]) => ({
    file: 'choose.json',
    flow: exampleFlow(steps, { name: 'choose', kind: 'MODULE' }),
  });

  it('is there in a flow that others enter only after choosing one', () => {
    const chosen = desk({ queue: setQueue('a', 'go', 'bye'), go: toFlow('later', 'bye'), bye: end });
    expect(said([chosen, later], { policy: {} })).toEqual([]);
  });

  it('is missing when one of the callers has chosen none', () => {
    const hasty = desk({ go: toFlow('later', 'bye'), bye: end });
    expect(said([hasty, later], { policy: {} })).toEqual(['later.json error queue-before-transfer transfer']);
  });

  it('is there after a module that chooses one on every way to its end', () => {
    const caller = desk({ choose: callModule('choose', 'transfer', 'bye'), ...transfer });
    const always = chooses({ queue: setQueue('a', 'done', 'bye'), done: returns, bye: end });
    const sometimes = chooses({ queue: setQueue('a', 'done', 'done'), done: returns });
    expect(said([caller, always], { policy: {} })).toEqual([]);
    expect(said([caller, sometimes], { policy: {} })).toEqual([
      'desk.json error queue-before-transfer transfer',
    ]);
  });

  it('is there while a caller waits', () => {
    const waiting = exampleFlow(
      {
        metric: { type: 'GetMetricData', next: 'end', errors: { NoMatchingError: 'end' } },
        end: { type: 'EndFlowExecution' },
      },
      { kind: 'CUSTOMER_QUEUE' },
    );
    expect(said([{ file: 'w.json', flow: waiting }], { policy: {} })).toEqual([]);
  });
});

describe('identity', () => {
  it('is not proven by a weaker level', () => {
    const levels = ['none', 'known', 'verified'];
    const strict = { ...policy, identity: { attribute: 'identity', levels } };
    const steps = (level: string) => ({
      check: compare('$.Attributes.identity', { [level]: 'look' }, 'bye'),
      look: call('find-balance', 'which', 'bye'),
      which: compare('$.External.outcome', { due: 'tell', nothing: 'bye' }, 'bye'),
      tell: say('You owe $.External.amount', 'bye'),
      bye: end,
    });
    const rules = ['identity-before-disclosure'];
    expect(said(example(steps('known')).sources, { policy: strict, rules })).toEqual([
      'example.json error identity-before-disclosure tell',
    ]);
    expect(said(example(steps('verified')).sources, { policy: strict, rules })).toEqual([]);
  });

  it('may come from a function that establishes it, and from no other', () => {
    const rules = ['identity-before-disclosure'];
    const steps = (name: string, outcome: string) => ({
      ask: call(name, 'which', 'bye'),
      which: compare('$.External.outcome', { [outcome]: 'keep' }, 'bye'),
      keep: setAttributes({ identity: '$.External.level' }, 'bye'),
      bye: end,
    });
    expect(said(example(steps('identify', 'known')).sources, { policy, rules })).toEqual([]);
    expect(said(example(steps('find-balance', 'due')).sources, { policy, rules })).toEqual([
      'example.json error identity-before-disclosure keep',
    ]);
  });

  it('is lost when a lower level is written', () => {
    const change = () => ({
      look: { ...setAttributes({ identity: 'none' }, 'afresh') },
      afresh: { ...call('find-balance', 'looked', 'queue') },
    });
    expect(said(house('front-desk', change), { policy })).toEqual([
      'front-desk.json error identity-before-disclosure tell',
    ]);
  });
});

describe('ways out', () => {
  const deep = {
    one: menu('Press 1', { 1: 'two' }, 'bye'),
    two: menu('Press 1', { 1: 'three' }, 'bye'),
    three: menu('Press 1', { 1: 'four' }, 'bye'),
    four: menu('Press 1', { 1: 'call' }, 'bye'),
    call: { type: 'CreateCallbackContact', next: 'bye', errors: { NoMatchingError: 'bye' } },
    bye: end,
  };
  const rules = ['person-reachable'];

  it('count at most two further menus', () => {
    expect(said(example(deep).sources, { rules, policy: { person: [{ callback: true }] } })).toEqual([
      'example.json error person-reachable one',
    ]);
  });

  it('count as many as the policy says', () => {
    const own = { person: [{ callback: true }], furtherMenus: { person: 0 } } as const;
    expect(said(example(deep).sources, { rules, policy: own })).toHaveLength(3);
  });

  it('do not count a fault', () => {
    const steps = {
      one: menu('Press 1', { 1: 'look' }, 'bye'),
      look: call('a', 'bye', 'call'),
      call: deep.call,
      bye: end,
    };
    expect(said(example(steps).sources, { rules, policy: { person: [{ callback: true }] } })).toEqual([
      'example.json error person-reachable one',
    ]);
  });
});

describe('a storing input', () => {
  it('loses its encryption only where a module in between may turn logging on', () => {
    const card = (steps: Parameters<typeof exampleFlow>[0]) => ({
      file: 'pause.json',
      flow: exampleFlow(steps, { name: 'pause', kind: 'MODULE' }),
    });
    const pay = (module: FlowSource): string[] => {
      const sources = house('pay-bill', () => ({
        unheard: { next: 'pause' },
        pause: { ...callModule('pause', 'card', 'person') },
      }));
      return said([...sources, module], { policy });
    };
    expect(pay(card({ wait: say('One moment', 'done'), done: returns }))).toEqual([]);
    expect(
      pay(
        card({
          log: {
            type: 'UpdateFlowLoggingBehavior',
            parameters: { FlowLoggingBehavior: 'Enabled' },
            next: 'done',
          },
          done: returns,
        }),
      ),
    ).toEqual(Array(4).fill('pay-bill.json error card-entry-window card'));
  });

  it('that is followed by silence needs a check before a function sees it', () => {
    const steps = {
      ask: store('Enter your number', 'look'),
      look: call('a', 'bye', 'bye', { number: '$.StoredCustomerInput' }),
      bye: end,
    };
    expect(said(example(steps).sources)).toEqual(['example.json warning stored-input-timeout look']);
  });
});
