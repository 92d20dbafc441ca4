import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import type { FlowKind } from '../../../shared/flow/flow.ts';
import {
  call,
  callModule,
  compare,
  encrypted,
  end,
  exampleFlow,
  returns,
  type ShortStep,
  type ShortSteps,
  say,
  setAttributes,
  store,
  toFlow,
  toQueue,
} from '../../../shared/verifier/example.ts';
import type { Policy } from '../../../shared/verifier/policy.ts';
import { verify } from '../../../shared/verifier/verify.ts';

const policy: Policy = {
  unlogged: true,
  functions: { balance: { outcomes: { due: { returns: ['amount'], discloses: 'verified' } } } },
};
const attributeRules = ['person-data-kept', 'card-data-redacted', 'outside-number', 'person-data-logged'];

/** `flow step rule` of each finding on where values go. */
function found(flows: Readonly<Record<string, ShortSteps>>, rules: readonly string[] = attributeRules) {
  const sources = Object.entries(flows).map(([name, steps]) => {
    const kind: FlowKind = name.endsWith('module') ? 'MODULE' : 'CONTACT_FLOW';
    return { file: name, flow: exampleFlow(steps, { name, kind }) };
  });
  return verify(sources, { policy, rules }).map(({ flow, step, rule }) => `${flow} ${step} ${rule}`);
}

/** A task notes an attribute: what is in it leaves the call. */
const note = (attribute: string, next: string): ShortStep => ({
  type: 'TagContact',
  parameters: { Tags: { note: `$.Attributes.${attribute}` } },
  next,
  errors: { NoMatchingError: next },
});
const dial = (number: string): ShortStep => ({
  type: 'TransferParticipantToThirdParty',
  parameters: { ThirdPartyPhoneNumber: number, ThirdPartyConnectionTimeLimitSeconds: '30' },
  next: 'bye',
});
const hook = (event: string, flow: string, next: string): ShortStep => ({
  type: 'UpdateContactEventHooks',
  parameters: { EventHooks: { [event]: `careline:flow:${flow}` } },
  next,
  errors: { NoMatchingError: next },
});
const keepBalance = (next: ShortStep): ShortSteps => ({
  ask: call('balance', 'which', 'bye'),
  which: compare('$.External.outcome', { due: 'keep' }, 'bye'),
  keep: setAttributes({ owed: '$.External.amount' }, 'go'),
  go: next,
  bye: end,
});
const reader: ShortSteps = { tag: note('owed', 'bye'), bye: end };
const kept = ['person-data-kept'];

describe('data that contact attributes carry across flows', () => {
  it('is seen in the flow that a transfer leads to', () => {
    expect(found({ first: keepBalance(toFlow('second', 'bye')), second: reader }, kept)).toEqual([
      'first keep person-data-kept',
      'second tag person-data-kept',
    ]);
    expect(found({ first: keepBalance(end), second: reader }, kept)).toEqual(['first keep person-data-kept']);
  });

  it('is seen two transfers away, and not behind a flow that overwrites it', () => {
    const flows = (between: ShortSteps) => ({
      first: keepBalance(toFlow('between', 'bye')),
      between,
      second: reader,
    });
    const passes = { go: toFlow('second', 'bye'), bye: end };
    expect(found(flows(passes), kept)).toContain('second tag person-data-kept');
    const wipes = { wipe: setAttributes({ owed: 'wiped' }, 'go'), ...passes };
    expect(found(flows(wipes), kept)).not.toContain('second tag person-data-kept');
  });

  it('is seen in a module that is called with it', () => {
    const module = { tag: note('owed', 'end'), end: returns };
    expect(found({ first: keepBalance(callModule('a-module', 'bye')), 'a-module': module }, kept)).toContain(
      'a-module tag person-data-kept',
    );
  });

  it('is seen when a module comes back with it, on its error branch too', () => {
    const module = { ...keepBalance(returns), bye: returns };
    const caller = { go: callModule('a-module', 'bye', 'tag'), tag: note('owed', 'bye'), bye: end };
    expect(found({ caller, 'a-module': module }, kept)).toContain('caller tag person-data-kept');
  });

  it('is gone when a module overwrites it, for the callers that bring it and for others', () => {
    const module = { wipe: setAttributes({ owed: 'wiped' }, 'end'), end: returns };
    const first = { ...keepBalance(callModule('a-module', 'tag', 'bye')), tag: note('owed', 'bye') };
    expect(found({ first, 'a-module': module }, kept)).toEqual(['first keep person-data-kept']);
  });

  it('does not go from one caller of a module to another', () => {
    const module = { end: returns };
    const first = keepBalance(callModule('a-module', 'bye'));
    const other = { go: callModule('a-module', 'tag'), tag: note('owed', 'bye'), bye: end };
    expect(found({ first, other, 'a-module': module }, kept)).toEqual(['first keep person-data-kept']);
  });

  it('is seen in a flow that an event starts, even if the hook was set before or by a flow before', () => {
    const start = { hook: hook('CustomerQueue', 'waiting', 'go'), go: toFlow('first', 'bye'), bye: end };
    expect(found({ start, first: keepBalance(toQueue('bye')), waiting: reader }, kept)).toContain(
      'waiting tag person-data-kept',
    );
  });

  it('is seen in a task that gets it as an attribute of its own, under its new name only', () => {
    const task = (attributes: JsonObject): ShortStep => ({
      type: 'CreateTask',
      parameters: { ContactFlowId: 'careline:flow:task', Name: 'Call back', Attributes: attributes },
      next: 'bye',
      errors: { NoMatchingError: 'bye' },
    });
    const flows = (attributes: JsonObject) => ({ first: keepBalance(task(attributes)), task: reader });
    expect(found(flows({ owed: '$.Attributes.owed' }), kept)).toContain('task tag person-data-kept');
    expect(found(flows({ other: '$.Attributes.owed' }), kept)).not.toContain('task tag person-data-kept');
  });

  it('is seen when it comes from a customer profile, by whatever branch', () => {
    const first = {
      find: {
        type: 'GetCustomerProfile',
        parameters: { ProfileRequestData: { IdentifierName: 'x', IdentifierValue: 'y' } },
        next: 'keep',
        errors: { MultipleFoundError: 'keep', NoneFoundError: 'bye', NoMatchingError: 'bye' },
      },
      keep: setAttributes({ owed: '$.Customer.LastName' }, 'go'),
      go: toFlow('second', 'bye'),
      bye: end,
    };
    expect(found({ first, second: reader }, kept)).toEqual([
      'first keep person-data-kept',
      'second tag person-data-kept',
    ]);
  });
});

describe('keyed digits and card data across flows', () => {
  const ask = (extra: JsonObject, next: ShortStep): ShortSteps => ({
    ask: store('Please enter your card number', 'keep', extra),
    keep: setAttributes({ card: '$.StoredCustomerInput' }, 'go'),
    go: next,
    bye: end,
  });

  it('are seen at the end of a flow that was begun with card data', () => {
    const second = { greet: say('Hello', 'bye'), bye: end };
    const all = found({ first: ask(encrypted, toFlow('second', 'bye')), second }, ['card-data-redacted']);
    // The second flow takes no card itself: the end of it must still be clean.
    expect(all).toContain('second bye card-data-redacted');
  });

  it('are seen at an outside number that another flow dials', () => {
    const first = {
      ask: store('Which number?', 'keep'),
      keep: setAttributes({ number: '$.StoredCustomerInput' }, 'go'),
      go: toFlow('second', 'bye'),
      bye: end,
    };
    const second = { dial: dial('$.Attributes.number'), bye: end };
    const rules = ['outside-number'];
    const levels = verify(
      Object.entries({ first, second }).map(([name, steps]) => ({
        file: name,
        flow: exampleFlow(steps, { name, kind: 'CONTACT_FLOW' }),
      })),
      { policy, rules },
    ).map(({ flow, level }) => `${flow} ${level}`);
    expect(levels).toEqual(['second error']);
  });

  it('are not kept in the contact by a house that keeps them out of its logs', () => {
    const first = {
      ask: store('Your birth date?', 'keep'),
      keep: setAttributes({ born: '$.StoredCustomerInput' }, 'bye'),
      bye: end,
    };
    expect(found({ first }, kept)).toEqual(['first keep person-data-kept']);
  });

  it('stay what they are when a transfer takes them along', () => {
    const first = { ask: store('Which number?', 'go'), go: toFlow('second', 'bye'), bye: end };
    const second = { dial: dial('$.StoredCustomerInput'), bye: end };
    expect(found({ first, second }, ['outside-number'])).toEqual(['second dial outside-number']);
  });
});
