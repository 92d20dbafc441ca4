import { readBackPhoneNumber } from '../../shared/contract/read-back-phone-number.ts';
import { callFunction, external } from '../../shared/flow/function-contract.ts';
import { callerNumber, flowAttribute, storedInput } from '../../shared/flow/paths.ts';
import type { Say } from '../prompts/prompts.ts';

/** The flow attribute that holds the confirmed number, as it can be dialled. */
export const phoneNumber = flowAttribute('number');

/**
 * The steps that agree with the caller on a number to call: the one they call from, read back, or another one, checked by
 * Connect and read back. Start at `callers-number`. Steps and not a module, because a customer queue flow needs them too,
 * and AWS's pages disagree on whether such a flow may call a module.
 */
export const askPhoneNumber = <
  const Done extends string,
  const Back extends string,
  const Trouble extends string,
  const Crisis extends string,
>(
  say: Say,
  leads: {
    readonly done: Done;
    readonly back: Back;
    /** Three attempts, or nothing that can look numbers over. */
    readonly trouble: Trouble;
    readonly crisis: Crisis;
    /** Where silence at the read-back leads. */
    readonly silence: 'dialable' | Back;
  },
) =>
  ({
    'callers-number': {
      type: 'UpdateFlowAttributes',
      attributes: { number: callerNumber },
      next: 'read-back',
      onError: 'ask-number',
    },
    'read-back': callFunction(readBackPhoneNumber, {
      with: { phoneNumber },
      on: { understood: 'confirm', invalid: 'number-tries' },
      onError: leads.trouble,
    }),
    confirm: {
      type: 'GetParticipantInput',
      text: say('confirm-number', { number: external(readBackPhoneNumber, 'understood', 'spokenNumber') }),
      timeoutSeconds: 8,
      keys: { '1': 'dialable', '2': 'ask-number', '3': leads.back, '9': leads.crisis, '*': 'read-back' },
      onTimeout: leads.silence,
      onNoMatch: 'number-tries',
      onError: leads.silence,
    },
    'number-tries': { type: 'Loop', count: 2, whileLooping: 'ask-number', whenDone: leads.trouble },
    'ask-number': {
      type: 'GetParticipantInput',
      text: say('ask-number'),
      timeoutSeconds: 12,
      storePhoneNumber: { format: 'Local', country: 'US' },
      next: 'number-given',
      onInvalidPhoneNumber: 'number-invalid',
      onError: leads.trouble,
    },
    'number-invalid': {
      type: 'MessageParticipant',
      text: say('number-invalid'),
      next: 'number-tries',
      onError: 'number-tries',
    },
    'number-given': {
      type: 'Compare',
      value: storedInput,
      when: [{ equals: 'Timeout', next: 'number-tries' }],
      otherwise: 'keep-number',
    },
    'keep-number': {
      type: 'UpdateFlowAttributes',
      attributes: { number: storedInput },
      next: 'read-back',
      onError: leads.trouble,
    },
    dialable: {
      type: 'UpdateFlowAttributes',
      attributes: { number: external(readBackPhoneNumber, 'understood', 'dialable') },
      next: leads.done,
      onError: leads.trouble,
    },
  }) as const;
