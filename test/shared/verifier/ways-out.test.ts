import { describe, expect, it } from 'vitest';
import { call, end, example, menu } from '../../../shared/verifier/example.ts';
import { said } from './said.ts';

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
