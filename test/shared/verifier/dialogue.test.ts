import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/flow/document.ts';
import {
  call,
  callModule,
  end,
  example,
  menu,
  type ShortSteps,
  say,
  store,
  toFlow,
} from '../../../shared/verifier/example.ts';
import { keyNames } from '../../../shared/verifier/key-names.ts';
import type { Policy } from '../../../shared/verifier/policy.ts';
import { verify } from '../../../shared/verifier/verify.ts';

const found = (rule: string, steps: ShortSteps, policy?: Policy) =>
  verify(example(steps).sources, { rules: [rule], ...(policy && { policy }) }).map(({ step }) => step);
const bye = { bye: end };

describe('barge-in (D6)', () => {
  const ask = menu('What would you like?', { 1: 'bye' }, 'bye');
  const long = `This is said ${'and said again '.repeat(9)}to the end.`;

  it('counts long words before a question, not before anything else', () => {
    expect(found('barge-in', { tell: say(long, 'ask'), ask, ...bye })).toEqual(['tell']);
    expect(
      found('barge-in', { ask: menu('Press 1.', { 1: 'tell' }, 'bye'), tell: say(long, 'bye'), ...bye }),
    ).toEqual([]);
  });

  it('lets a legal notice be heard out, and keys wait in a buffer', () => {
    const policy = { heardOut: /to the end/ };
    expect(found('barge-in', { tell: say(long, 'ask'), ask, ...bye }, policy)).toEqual([]);
    const buffered = { type: 'GetParticipantInput', parameters: { EnableDTMFBuffer: 'true' }, next: 'tell' };
    expect(found('barge-in', { buffered, tell: say(long, 'ask'), ask, ...bye })).toEqual([]);
  });
});

describe('consent (D14)', () => {
  const policy = { confirmed: ['charge'] };
  const confirm = (next: string, onTimeout = 'bye') =>
    menu('I will charge $.Attributes.amount. To pay, press 1.', { 1: next }, 'bye', onTimeout);
  const charge = call('charge', 'bye', 'bye');
  const of = (steps: ShortSteps) => found('confirmed-first', steps, policy);

  it('is a key, never silence', () => {
    expect(of({ confirm: confirm('charge'), charge, ...bye })).toEqual([]);
    expect(of({ confirm: confirm('charge', 'charge'), charge, ...bye })).toEqual(['charge']);
  });

  it('ends with new digits, with a module and with the call that it was for', () => {
    expect(of({ confirm: confirm('ask'), ask: store('How much?', 'charge'), charge, ...bye })).toEqual([
      'charge',
    ]);
    expect(of({ confirm: confirm('go'), go: callModule('m', 'charge'), charge, ...bye })).toEqual(['charge']);
    const twice = {
      confirm: confirm('charge'),
      charge: call('charge', 'again', 'bye'),
      again: charge,
      ...bye,
    };
    expect(of(twice)).toEqual(['again']);
  });

  it('is not asked for what the policy does not name', () => {
    expect(of({ look: call('look', 'bye', 'bye'), ...bye })).toEqual([]);
  });
});

describe('announcements (D24)', () => {
  const policyOf = (before: 'asking' | 'leaving'): Policy => ({
    announced: [{ flows: ['example'], before, what: 'that a machine answers', says: /automated/ }],
    emergency: [{ flow: 'crisis' }],
  });
  const hello = (next: string) => say('This is an automated system.', next);

  it('may come with the first question, and is missed on one path of two', () => {
    const ask = menu('This is an automated system. Press 1.', { 1: 'bye' }, 'bye');
    expect(found('announced-first', { ask, ...bye }, policyOf('asking'))).toEqual([]);
    const paths = { which: menu('This is automated.', { 1: 'ask' }, 'bye'), ask, ...bye };
    expect(found('announced-first', paths, policyOf('asking'))).toEqual([]);
    const untold = {
      check: call('check', 'hello', 'ask'),
      hello: hello('ask'),
      ask: menu('Press 1.', { 1: 'bye' }, 'bye'),
      ...bye,
    };
    expect(found('announced-first', untold, policyOf('asking'))).toEqual(['ask']);
  });

  it('may come after a question about the language, before the call goes on', () => {
    const steps = (next: string) => ({
      language: menu('For English, press 1.', { 1: next, 9: 'crisis' }, 'bye'),
      hello: hello('go'),
      go: toFlow('front-desk', 'bye'),
      crisis: toFlow('crisis', 'bye'),
      ...bye,
    });
    expect(found('announced-first', steps('hello'), policyOf('leaving'))).toEqual([]);
    expect(found('announced-first', steps('go'), policyOf('leaving'))).toEqual(['go']);
  });
});

describe('plain words (D20)', () => {
  const shortForms = (text: string) => found('plain-words', { tell: say(text, 'bye'), ...bye }).length;

  it('finds abbreviations, and none in what everybody says as letters', () => {
    for (const text of ['Key in your DOB.', 'Call the billing dept today.', 'Bring your ID, card, etc.'])
      expect(shortForms(text), text).toBe(1);
    for (const text of [
      'Key in your PIN.',
      'Send us an SMS.',
      'ACME welcomes you.',
      'It is $.Attributes.DOB.',
    ])
      expect(shortForms(text), text).toBe(0);
  });
});

describe('parameters of an action', () => {
  it('are unknown only where somebody knows them', () => {
    const of = (type: string, parameters: { readonly [key: string]: Json }) =>
      found('unknown-parameter', { one: { type, parameters, next: 'bye' }, ...bye });
    expect(of('RouteContactToAgent', { Anything: 'x' })).toEqual([]);
    expect(of('TagContact', { Anything: 'x' })).toEqual(['one']);
  });
});

describe('the keys that words announce', () => {
  it('may follow one "press", in order, and numbers that are no keys do not count', () => {
    expect([...keyNames('Press 1 for English,  2 for Spanish, 3 for Korean, press 4 for French')]).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect([...keyNames('In 2 for 1 weeks, press 5.')]).toEqual(['5']);
    expect([...keyNames('We have 3 for you, 4 for me.')]).toEqual([]);
  });
});
