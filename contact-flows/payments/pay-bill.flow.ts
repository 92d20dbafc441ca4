import { chooseAmount } from '../../shared/contract/choose-amount.ts';
import { explainCharges } from '../../shared/contract/explain-charges.ts';
import { readBalance } from '../../shared/contract/read-balance.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction, external } from '../../shared/flow/function-contract.ts';
import { storedInput } from '../../shared/flow/paths.ts';
import { moduleRef } from '../../shared/flow/references.ts';
import { attributes, destinations } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { ifProven } from '../identity/if-proven.ts';
import { leaveModule } from '../reception/leave-module.ts';

/** What is owed, what for, and how much of it to pay now. The card itself is the work of take-card. */
export const payBill = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('pay-bill'),
    kind: 'MODULE',
    description: 'Module of the front desk. Needs identity level L1; explaining charges needs L2.',
    start: 'who',
    steps: {
      who: ifProven('L1', 'balance', 'to-person'),
      balance: callFunction(readBalance, {
        with: {},
        on: { due: 'you-owe', 'nothing-due': 'nothing-due', 'not-allowed': 'to-person' },
        onError: 'unavailable',
      }),
      'you-owe': {
        type: 'MessageParticipant',
        text: say('you-owe', { amount: external(readBalance, 'due', 'spokenAmount') }),
        next: 'what-next',
        onError: 'what-next',
      },
      'nothing-due': {
        type: 'MessageParticipant',
        text: say('nothing-due'),
        next: 'to-menu',
        onError: 'to-menu',
      },
      'what-next': {
        type: 'GetParticipantInput',
        text: say('bill-menu'),
        timeoutSeconds: 8,
        keys: {
          '1': 'how-much',
          '2': 'how-sure',
          '3': 'to-menu',
          '0': 'to-person',
          '9': 'to-crisis',
          '*': 'balance',
        },
        onTimeout: 'to-menu',
        onNoMatch: 'to-menu',
        onError: 'to-person',
      },

      'how-sure': ifProven('L2', 'charges', 'confirm-identity'),
      'confirm-identity': {
        type: 'InvokeFlowModule',
        module: moduleRef(named('confirm-identity')),
        next: 'confirmed',
        onError: 'to-person',
      },
      confirmed: {
        type: 'Compare',
        value: attributes.goTo,
        when: [
          { equals: destinations.crisis, next: 'end' },
          { equals: destinations.person, next: 'end' },
        ],
        otherwise: 'level-2',
      },
      'level-2': ifProven('L2', 'charges', 'to-person'),
      charges: callFunction(explainCharges, {
        with: {},
        on: { explained: 'say-charges', 'nothing-due': 'nothing-due', 'not-allowed': 'to-person' },
        onError: 'unavailable',
      }),
      'say-charges': {
        type: 'MessageParticipant',
        text: say('charges', { charges: external(explainCharges, 'explained', 'spokenCharges') }),
        next: 'what-next',
        onError: 'what-next',
      },

      'how-much': {
        type: 'GetParticipantInput',
        text: say('how-much'),
        timeoutSeconds: 8,
        keys: {
          '1': 'choose-all',
          '2': 'ask-dollars',
          '3': 'what-next',
          '0': 'to-person',
          '9': 'to-crisis',
          '*': 'how-much',
        },
        onTimeout: 'to-menu',
        onNoMatch: 'to-menu',
        onError: 'to-person',
      },
      'choose-all': callFunction(chooseAmount, {
        with: { amount: 'full' },
        on: {
          accepted: 'keep-payment',
          'more-than-due': 'balance',
          invalid: 'balance',
          'nothing-due': 'nothing-due',
          'not-allowed': 'to-person',
        },
        onError: 'unavailable',
      }),
      'ask-dollars': {
        type: 'GetParticipantInput',
        text: say('ask-dollars'),
        timeoutSeconds: 8,
        store: { maxDigits: 5 },
        next: 'dollars-given',
        onError: 'unavailable',
      },
      'dollars-given': {
        type: 'Compare',
        value: storedInput,
        when: [{ equals: 'Timeout', next: 'how-much' }],
        otherwise: 'choose-part',
      },
      'choose-part': callFunction(chooseAmount, {
        with: { amount: storedInput },
        on: {
          accepted: 'keep-payment',
          'more-than-due': 'more-than-due',
          invalid: 'amount-invalid',
          'nothing-due': 'nothing-due',
          'not-allowed': 'to-person',
        },
        onError: 'unavailable',
      }),
      'more-than-due': {
        type: 'MessageParticipant',
        text: say('more-than-due'),
        next: 'amount-tries',
        onError: 'amount-tries',
      },
      'amount-invalid': {
        type: 'MessageParticipant',
        text: say('amount-invalid'),
        next: 'amount-tries',
        onError: 'amount-tries',
      },
      'amount-tries': { type: 'Loop', count: 2, whileLooping: 'ask-dollars', whenDone: 'to-person' },

      // The payment id is opaque. It goes to take-card as a contact attribute: modules see nothing else of each other.
      'keep-payment': {
        type: 'UpdateContactAttributes',
        attributes: { paymentId: external(chooseAmount, 'accepted', 'paymentId') },
        next: 'take-card',
        onError: 'unavailable',
      },
      'take-card': {
        type: 'InvokeFlowModule',
        module: moduleRef(named('take-card')),
        next: 'end',
        onError: 'unavailable',
      },
      unavailable: {
        type: 'MessageParticipant',
        text: say('payment-unavailable'),
        next: 'after-trouble',
        onError: 'to-person',
      },
      'after-trouble': {
        type: 'GetParticipantInput',
        text: say('after-trouble'),
        timeoutSeconds: 8,
        keys: { '1': 'to-person', '2': 'to-menu', '0': 'to-person', '9': 'to-crisis', '*': 'after-trouble' },
        onTimeout: 'to-person',
        onNoMatch: 'to-person',
        onError: 'to-person',
      },
      'to-menu': leaveModule['to-menu'],
      'to-person': leaveModule['to-person'],
      'to-crisis': leaveModule['to-crisis'],
      end: leaveModule.end,
    },
  });
