import { describe, expect, it } from 'vitest';
import {
  call,
  compare,
  end,
  example,
  exampleFlow,
  menu,
  returns,
  say,
  setAttributes,
} from '../../../shared/verifier/example.ts';
import { verify } from '../../../shared/verifier/verify.ts';
import { said } from './said.ts';

const rules = ['stale-external'];

describe('$.External', () => {
  const read = say('You owe $.External.amount', 'bye');

  it('is doubtful in a stranger’s flow where no function was called, wrong in a module and in a house', () => {
    const steps = { read, bye: end };
    const inModule = exampleFlow({ read, bye: returns }, { kind: 'MODULE' });
    expect(said(example(steps).sources, { rules })).toEqual(['example.json advice stale-external read']);
    expect(said([{ file: 'm.json', flow: inModule }], { rules })).toEqual([
      'm.json error stale-external read',
    ]);
    expect(said(example(steps).sources, { policy: {} })).toEqual(['example.json error stale-external read']);
  });

  it('is wrong everywhere when only a failed call leads there', () => {
    const steps = { ask: call('a', 'bye', 'read'), read, bye: end };
    expect(said(example(steps).sources, { rules })).toEqual(['example.json error stale-external read']);
  });

  it('is read by its long name, too', () => {
    const long = say('You owe $.LambdaInvocation.ResultData.amount', 'bye');
    const steps = { ask: call('a', 'bye', 'read'), read: long, bye: end };
    expect(said(example(steps).sources, { rules })).toEqual(['example.json error stale-external read']);
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
    expect(said(example(steps).sources, { rules })).toEqual([]);
  });
});
