import type { Flow, Step } from '../../../shared/flow/flow.ts';
import { storedInput } from '../../../shared/flow/paths.ts';
import {
  call,
  callModule,
  compare,
  encrypted,
  end,
  exampleFlow,
  logging,
  loop,
  menu,
  noRecording,
  returns,
  say,
  setAttributes,
  setQueue,
  store,
  toFlow,
  toQueue,
} from '../../../shared/verifier/example.ts';
import type { Policy } from '../../../shared/verifier/policy.ts';
import type { FlowSource } from '../../../shared/verifier/verify.ts';

/** Three small flows without fault, to break one thing at a time. */

const emergency = exampleFlow(
  {
    queue: setQueue('nurses', 'transfer', 'advise'),
    transfer: toQueue('advise'),
    advise: say('Hang up and call 911.', 'bye'),
    bye: end,
  },
  { name: 'emergency', kind: 'CONTACT_FLOW' },
);

const frontDesk = exampleFlow(
  {
    greet: say('If this is an emergency, hang up and call 911.', 'choose'),
    choose: menu(
      'To pay, press 1. To hear your balance, press 2.',
      { 1: 'pay', 2: 'ask', 0: 'queue', 9: 'help' },
      'again',
    ),
    again: loop(2, 'choose', 'queue'),
    ask: store('Enter your account number.', 'silent'),
    silent: compare(storedInput, { Timeout: 'queue' }, 'identify'),
    identify: call('identify', 'identified', 'queue', { account: storedInput }),
    identified: compare('$.External.outcome', { known: 'remember', unknown: 'queue' }, 'queue'),
    remember: setAttributes({ identity: 'verified' }, 'look'),
    look: call('find-balance', 'looked', 'queue'),
    looked: compare('$.External.outcome', { due: 'tell', nothing: 'free' }, 'queue'),
    tell: say('You owe $.External.amount.', 'bye'),
    free: say('You owe nothing.', 'bye'),
    pay: callModule('pay-bill', 'paid', 'queue'),
    paid: compare('$.Attributes.next', { emergency: 'help', person: 'queue' }, 'choose'),
    queue: setQueue('front-desk', 'transfer', 'bye'),
    transfer: toQueue('bye'),
    help: toFlow('emergency', 'queue'),
    bye: end,
  },
  { name: 'front-desk', kind: 'CONTACT_FLOW' },
);

const payBill = exampleFlow(
  {
    agree: menu('To pay by card, press 1.', { 1: 'quiet', 0: 'person', 9: 'emergency' }, 'person'),
    quiet: logging('Disabled', 'unheard'),
    unheard: noRecording('card'),
    card: store('Enter your card number.', 'none', encrypted),
    none: compare(storedInput, { Timeout: 'person' }, 'charge'),
    charge: call('charge', 'charged', 'person', { card: storedInput }),
    charged: compare('$.External.outcome', { paid: 'receipt', declined: 'person' }, 'person'),
    receipt: say('Your receipt is $.External.receipt.', 'done'),
    person: setAttributes({ next: 'person' }, 'done'),
    emergency: setAttributes({ next: 'emergency' }, 'done'),
    done: returns,
  },
  { name: 'pay-bill', kind: 'MODULE' },
);

export const policy: Policy = {
  silenceSeconds: 16,
  functions: {
    identify: { outcomes: { known: { returns: [], establishes: 'verified' }, unknown: { returns: [] } } },
    'find-balance': {
      outcomes: { due: { returns: ['amount'], discloses: 'verified' }, nothing: { returns: [] } },
    },
    charge: { outcomes: { paid: { returns: ['receipt'] }, declined: { returns: ['reason'] } } },
  },
  identity: { attribute: 'identity', levels: ['none', 'verified'] },
  emergency: [{ flow: 'emergency' }, { attribute: 'next', equals: 'emergency' }],
  person: [{ queueTransfer: true }, { attribute: 'next', equals: 'person' }],
  languages: { 'en-US': new Set(['hello']), 'es-US': new Set(['hello']) },
  firstSentence: { flows: ['front-desk'], says: /call 911/ },
};

export type FlowName = 'emergency' | 'front-desk' | 'pay-bill';
const flows: Readonly<Record<FlowName, Flow>> = { emergency, 'front-desk': frontDesk, 'pay-bill': payBill };

/** The flows, with some steps of one of them changed; undefined takes a step out. */
export function house(
  changed?: FlowName,
  change: (
    step: Readonly<Record<string, Step>>,
  ) => Readonly<Record<string, Partial<Step> | undefined>> = () => ({}),
): FlowSource[] {
  return Object.values(flows).map((flow) => ({
    file: `${flow.name}.json`,
    flow: flow.name === changed ? withSteps(flow, change(flow.steps)) : flow,
  }));
}

function withSteps(flow: Flow, changes: Readonly<Record<string, Partial<Step> | undefined>>): Flow {
  const steps: Record<string, Step> = { ...flow.steps };
  for (const [id, change] of Object.entries(changes)) {
    const blank: Step = { type: '', parameters: {}, errors: {}, conditions: [] };
    if (change === undefined) delete steps[id];
    else steps[id] = { ...(steps[id] ?? blank), ...change };
  }
  return { ...flow, steps };
}
