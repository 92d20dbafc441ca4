import { capturePayment } from '../../shared/contract/capture-payment.ts';
import { tokeniseCard } from '../../shared/contract/tokenise-card.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction, external } from '../../shared/flow/function-contract.ts';
import { attribute, flowAttribute, storedInput } from '../../shared/flow/paths.ts';
import { certificate, securityKey } from '../../shared/flow/references.ts';
import { attributes, destinations, reasons } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { leaveModule } from '../reception/leave-module.ts';
import { nothingRecorded, setRecording, talkRecorded } from '../reception/recorded.ts';

const paymentId = attribute('paymentId');

/**
 * Takes a card by keypad. Flow logging, recording and analytics go off before the first digit; Connect encrypts each entry
 * as it is keyed; the ciphertexts live in flow attributes, which never reach the contact record, and are overwritten on
 * every way out. If recording cannot be turned off, no card is asked for.
 */
export const takeCard = ({ language, say, named }: FlowContext) =>
  defineFlow({
    name: named('take-card'),
    kind: 'MODULE',
    description: 'Module of pay-bill. Takes the card, says what will be charged, charges once.',
    start: 'logging-off',
    steps: {
      'logging-off': { type: 'UpdateFlowLoggingBehavior', logging: 'Disabled', next: 'recording-off' },
      'recording-off': setRecording(nothingRecorded, 'say-off', 'unavailable'),
      'say-off': {
        type: 'MessageParticipant',
        text: say('recording-off'),
        next: 'ask-card',
        onError: 'ask-card',
      },

      'ask-card': cardEntry({ text: say('ask-card'), maxDigits: 19, next: 'card-given' }),
      'card-given': given('card-tries', 'keep-card'),
      'keep-card': keep('card', 'ask-expiry'),
      'ask-expiry': cardEntry({ text: say('ask-expiry'), maxDigits: 4, next: 'expiry-given' }),
      'expiry-given': given('card-tries', 'keep-expiry'),
      'keep-expiry': keep('expiry', 'ask-code'),
      'ask-code': cardEntry({ text: say('ask-security-code'), maxDigits: 4, next: 'code-given' }),
      'code-given': given('card-tries', 'keep-code'),
      'keep-code': keep('securityCode', 'tokenise'),
      tokenise: callFunction(tokeniseCard, {
        with: {
          paymentId,
          cardNumber: flowAttribute('card'),
          expiry: flowAttribute('expiry'),
          securityCode: flowAttribute('securityCode'),
        },
        on: {
          ready: 'confirm',
          'invalid-number': 'number-invalid',
          'invalid-expiry': 'expiry-invalid',
          'invalid-code': 'code-invalid',
          declined: 'refused',
          unavailable: 'unavailable',
          'not-allowed': 'unavailable',
        },
        onError: 'unavailable',
      }),
      'number-invalid': wrong(say('card-number-invalid')),
      'expiry-invalid': wrong(say('expiry-invalid')),
      'code-invalid': wrong(say('code-invalid')),
      refused: wrong(say('card-refused')),
      'card-tries': { type: 'Loop', count: 2, whileLooping: 'ask-card', whenDone: 'close-for-person' },

      confirm: {
        type: 'GetParticipantInput',
        text: say('confirm-payment', {
          amount: external(tokeniseCard, 'ready', 'spokenAmount'),
          brand: external(tokeniseCard, 'ready', 'brand'),
          lastFour: external(tokeniseCard, 'ready', 'lastFour'),
        }),
        timeoutSeconds: 10,
        keys: {
          '1': 'charge',
          '2': 'stopped',
          '0': 'close-for-person',
          '9': 'close-for-crisis',
          '*': 'confirm',
        },
        onTimeout: 'stopped',
        onNoMatch: 'confirm-tries',
        onError: 'stopped',
      },
      'confirm-tries': { type: 'Loop', count: 2, whileLooping: 'confirm', whenDone: 'stopped' },
      charge: callFunction(capturePayment, {
        with: { paymentId },
        on: {
          paid: 'paid',
          declined: 'refused',
          unknown: 'unknown',
          unavailable: 'unavailable',
          'not-allowed': 'unavailable',
        },
        onError: 'unknown',
      }),
      paid: {
        type: 'MessageParticipant',
        text: say('paid', {
          amount: external(capturePayment, 'paid', 'spokenAmount'),
          receipt: external(capturePayment, 'paid', 'spokenReceipt'),
        }),
        next: 'close',
        onError: 'close',
      },
      stopped: { type: 'MessageParticipant', text: say('payment-stopped'), next: 'close', onError: 'close' },
      // A charge without an answer is never tried again here: a person reconciles it.
      unknown: {
        type: 'MessageParticipant',
        text: say('payment-unknown'),
        next: 'close-for-person',
        onError: 'close-for-person',
      },
      unavailable: {
        type: 'MessageParticipant',
        text: say('payment-unavailable'),
        next: 'after-trouble',
        onError: 'close-for-person',
      },
      'after-trouble': {
        type: 'GetParticipantInput',
        text: say('after-trouble'),
        timeoutSeconds: 8,
        keys: {
          '1': 'close-for-person',
          '2': 'close',
          '0': 'close-for-person',
          '9': 'close-for-crisis',
          '*': 'after-trouble',
        },
        onTimeout: 'close-for-person',
        onNoMatch: 'close-for-person',
        onError: 'close-for-person',
      },

      'close-for-person': leaveWith({ goTo: destinations.person, reason: reasons.paymentTrouble }),
      'close-for-crisis': leaveWith({ goTo: destinations.crisis, reason: reasons.crisis }),
      close: leaveWith({ goTo: destinations.menu }),
      wipe: {
        type: 'UpdateFlowAttributes',
        attributes: { card: 'wiped', expiry: 'wiped', securityCode: 'wiped' },
        next: 'consent',
        onError: 'consent',
      },
      consent: {
        type: 'Compare',
        value: attributes.recordingConsent,
        when: [{ equals: 'given', next: 'record-again' }],
        otherwise: 'end',
      },
      'record-again': setRecording(talkRecorded(language), 'end', 'end'),
      end: leaveModule.end,
    },
  });

/** One card entry: encrypted by Connect with the clinic's certificate before anything else sees the digits. */
const cardEntry = <const S extends string>(entry: { text: string; maxDigits: number; next: S }) =>
  ({
    type: 'GetParticipantInput',
    text: entry.text,
    timeoutSeconds: 15,
    store: {
      maxDigits: entry.maxDigits,
      encrypt: { key: securityKey('card-input'), certificate: certificate('card-input') },
    },
    next: entry.next,
    onError: 'unavailable',
  }) as const;

const given = <const T extends string, const K extends string>(silent: T, keyed: K) =>
  ({
    type: 'Compare',
    value: storedInput,
    when: [{ equals: 'Timeout', next: silent }],
    otherwise: keyed,
  }) as const;

const keep = <const S extends string>(name: string, next: S) =>
  ({
    type: 'UpdateFlowAttributes',
    attributes: { [name]: storedInput },
    next,
    onError: 'unavailable',
  }) as const;

const wrong = (text: string) =>
  ({ type: 'MessageParticipant', text, next: 'card-tries', onError: 'card-tries' }) as const;

const leaveWith = (set: Readonly<Record<string, string>>) =>
  ({ type: 'UpdateContactAttributes', attributes: set, next: 'wipe', onError: 'wipe' }) as const;
