import { describe, expect, it } from 'vitest';
import { call, compare, end, example, say, setAttributes } from '../../../shared/verifier/example.ts';
import { house, policy } from './house.ts';
import { said } from './said.ts';

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
    expect(said(house('front-desk', change), { policy, rules: ['identity-before-disclosure'] })).toEqual([
      'front-desk.json error identity-before-disclosure tell',
    ]);
  });
});
