import { defineFlow } from '../../../shared/flow/define-flow.ts';
import type { FlowKind } from '../../../shared/flow/flow.ts';
import { callFunction, external } from '../../../shared/flow/function-contract.ts';
import { flowRef, queue } from '../../../shared/flow/references.ts';

/** What the compiler must refuse and what it must let pass. Checked by `tsc`, never run. */

const bill = {
  name: 'look-up-bill',
  input: ['account'],
  outcomes: { found: { returns: ['amount'] }, unknown: { returns: [] } },
} as const;
const asked = { type: 'GetParticipantInput', text: 'Press 1.', timeoutSeconds: 5 } as const;
const input = { account: '$.Attributes.account' };
const ends = { found: 'bye', unknown: 'bye' } as const;
const waiting = { type: 'MessageParticipantIteratively', messages: [{ text: 'Please wait.' }] } as const;
const dialling = {
  type: 'TransferParticipantToThirdParty',
  number: '+12065550100',
  connectSeconds: 30,
} as const;
const comparing = { type: 'Compare', value: '$.Attributes.level', otherwise: 'bye' } as const;
const arn = 'arn:aws:connect:us-east-1:111122223333:instance/i/queue/q';
const flow = { name: 'checked', kind: 'CONTACT_FLOW' } as const;
const bye = { type: 'DisconnectParticipant' } as const;
const goOn = { next: 'bye', onError: 'bye' } as const;
const onlyBye = { onTimeout: 'bye', onNoMatch: 'bye', onError: 'bye' } as const;

/** Every form that must pass. */
export const accepted = defineFlow({
  ...flow,
  start: 'menu',
  steps: {
    menu: { ...asked, ...onlyBye, keys: { 1: 'bill', '*': 'menu', 2: 'check' } },
    bill: callFunction(bill, { with: input, on: { found: 'say', unknown: 'menu' }, onError: 'bye' }),
    say: { type: 'MessageParticipant', text: external(bill, 'found', 'amount'), ...goOn },
    check: {
      type: 'Compare',
      value: '$.Attributes.level',
      when: [{ equals: 'L1', next: 'bye' }],
      otherwise: 'bye',
    },
    bye: { ...bye, allow: [{ rule: 'goodbye-first', reason: 'The caller has hung up.' }] },
  },
});

/** Steps. */
export const refusedSteps = [
  defineFlow({
    ...flow,
    start: 'bye',
    steps: {
      // @ts-expect-error a finding is allowed without a reason
      bye: { ...bye, allow: [{ rule: 'goodbye-first' }] },
    },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error the start is not a step
    start: 'goodbye',
    steps: { bye },
  }),
  defineFlow({
    ...flow,
    start: 'hello',
    steps: {
      // @ts-expect-error a dangling step
      hello: { type: 'MessageParticipant', text: 'Hello.', next: 'goodbye', onError: 'bye' },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'ask',
    steps: {
      // @ts-expect-error a dangling step inside a case
      ask: { ...comparing, when: [{ equals: 'L1', next: 'goodbye' }] },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'bill',
    steps: {
      // @ts-expect-error a dangling step after an outcome
      bill: callFunction(bill, { with: input, on: { found: 'by', unknown: 'bye' }, onError: 'bye' }),
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'bill',
    steps: {
      // @ts-expect-error a dangling step after a failure
      bill: callFunction(bill, { with: input, on: ends, onError: 'by' }),
      bye,
    },
  }),
];

/** Branches. */
export const refusedBranches = [
  defineFlow({
    ...flow,
    start: 'menu',
    steps: {
      // @ts-expect-error a menu without onTimeout
      menu: { ...asked, keys: { 1: 'bye' }, onNoMatch: 'bye', onError: 'bye' },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'hello',
    steps: {
      // @ts-expect-error a prompt without onError
      hello: { type: 'MessageParticipant', text: 'Hello.', next: 'bye' },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    kind: 'CUSTOMER_QUEUE',
    start: 'wait',
    steps: {
      // @ts-expect-error an interrupt that leads nowhere
      wait: { ...waiting, interruptEverySeconds: 30, onError: 'bye' },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'dial',
    steps: {
      // @ts-expect-error goes on after the call, but does not say where when nobody answers
      dial: { ...dialling, afterwards: 'continue', ...goOn },
      bye,
    },
  }),
];

/** Functions. */
export const refusedCalls = [
  // @ts-expect-error an outcome that the contract does not declare
  callFunction(bill, { with: input, on: { found: 'bye', unknown: 'bye', lost: 'bye' }, onError: 'bye' }),
  // @ts-expect-error a missing outcome
  callFunction(bill, { with: input, on: { found: 'bye' }, onError: 'bye' }),
  // @ts-expect-error an unknown input
  callFunction(bill, { with: { account: '1', acount: '1' }, on: ends, onError: 'bye' }),
  // @ts-expect-error a missing input
  callFunction(bill, { with: {}, on: ends, onError: 'bye' }),
  // @ts-expect-error a misspelt option
  callFunction(bill, { with: input, on: ends, onError: 'bye', timeoutSecond: 4 }),
  // @ts-expect-error a result key that this outcome does not return
  external(bill, 'unknown', 'amount'),
  // @ts-expect-error an outcome that the contract does not declare
  external(bill, 'lost', 'amount'),
  defineFlow({
    ...flow,
    start: 'bill',
    steps: {
      // @ts-expect-error written by hand, a call could forget an outcome
      bill: {
        type: 'InvokeLambdaFunction',
        contract: bill,
        with: input,
        on: { found: 'bye' },
        onError: 'bye',
      },
      bye,
    },
  }),
];

/** Kinds of flow. */
export const refusedKinds = [
  defineFlow({
    name: 'whisper',
    kind: 'AGENT_WHISPER',
    start: 'menu',
    steps: {
      // @ts-expect-error an agent whisper cannot ask for keys
      menu: { ...asked, ...onlyBye, keys: { 1: 'bye' } },
      bye: { type: 'EndFlowExecution' },
    },
  }),
  defineFlow({
    ...flow,
    start: 'back',
    // @ts-expect-error only a module can return
    steps: { back: { type: 'EndFlowModuleExecution' } },
  }),
  defineFlow({
    name: 'some-kind',
    kind: 'CONTACT_FLOW' as FlowKind,
    start: 'bye',
    // @ts-expect-error not every kind may hang up
    steps: { bye },
  }),
];

/** Properties. */
export const refusedProperties = [
  defineFlow({
    ...flow,
    start: 'to-queue',
    steps: {
      // @ts-expect-error an ARN instead of a reference
      'to-queue': { type: 'UpdateContactTargetQueue', queue: arn, ...goOn },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'to-flow',
    steps: {
      // @ts-expect-error a reference to something else
      'to-flow': { type: 'TransferToFlow', flow: queue('front-desk'), onError: 'bye' },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'to-flow',
    steps: {
      // @ts-expect-error a property that the action does not have
      'to-flow': { type: 'TransferToFlow', flow: flowRef('desk'), next: 'bye', onError: 'bye' },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'digits',
    steps: {
      // @ts-expect-error a misspelt property inside another
      digits: { ...asked, store: { maxDigits: 4, terminater: '#' }, ...goOn },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'menu',
    steps: {
      // @ts-expect-error a key that no telephone has
      menu: { ...asked, ...onlyBye, keys: { 11: 'bye' } },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'ask',
    steps: {
      // @ts-expect-error two tests in one case
      ask: { ...comparing, when: [{ equals: '1', contains: '2', next: 'bye' }] },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    start: 'hello',
    steps: {
      // @ts-expect-error two prompts at once
      hello: { type: 'MessageParticipant', text: 'Hello.', ssml: '<speak/>', ...goOn },
      bye,
    },
  }),
  // @ts-expect-error a type that the language does not have
  defineFlow({ ...flow, start: 'bye', steps: { bye: { type: 'Disconnect' } } }),
];
