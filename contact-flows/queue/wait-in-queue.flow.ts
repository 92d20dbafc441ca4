import { defineFlow } from '../../shared/flow/define-flow.ts';
import { flowRef, queue } from '../../shared/flow/references.ts';
import { reasons } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { askPhoneNumber, phoneNumber } from '../messages/ask-phone-number.ts';

const estimatedWait = '$.Metrics.Contact.EstimatedWaitTime';
const position = '$.Metrics.Contact.PositionInQueue';

/** What a waiting caller hears: place in line, expected wait, and every 30 seconds the offer to be called back instead. */
export const waitInQueue = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('wait-in-queue'),
    kind: 'CUSTOMER_QUEUE',
    description: 'Customer queue flow. Ends when somebody answers, or with a callback that keeps the place.',
    start: 'metrics',
    steps: {
      metrics: { type: 'GetMetricData', next: 'know-position', onError: 'hold' },
      // No number, no sentence: a position that Connect does not know is not announced as "number nothing".
      'know-position': {
        type: 'Compare',
        value: position,
        when: [{ greaterOrEqual: '1', next: 'position' }],
        otherwise: 'expected-wait',
      },
      position: {
        type: 'MessageParticipant',
        text: say('queue-position', { position }),
        next: 'expected-wait',
        onError: 'expected-wait',
      },
      'expected-wait': {
        type: 'Compare',
        value: estimatedWait,
        when: [
          { lessThan: '60', next: 'under-minute' },
          { lessThan: '300', next: 'under-five' },
          { greaterOrEqual: '300', next: 'long' },
        ],
        otherwise: 'hold',
      },
      'under-minute': said(say('wait-under-minute')),
      'under-five': said(say('wait-under-five')),
      long: said(say('wait-long')),
      hold: {
        type: 'MessageParticipantIteratively',
        messages: [{ text: say('please-hold') }],
        interruptEverySeconds: 30,
        onInterrupt: 'offer',
        onError: 'offer',
      },
      offer: {
        type: 'GetParticipantInput',
        text: say('callback-offer'),
        timeoutSeconds: 5,
        keys: { '1': 'callers-number', '2': 'metrics', '9': 'crisis-numbers', '*': 'offer' },
        onTimeout: 'metrics',
        onNoMatch: 'metrics',
        onError: 'metrics',
      },

      ...askPhoneNumber(say, {
        done: 'callback-number',
        back: 'metrics',
        trouble: 'metrics',
        crisis: 'crisis-numbers',
        silence: 'metrics',
      }),
      'callback-number': {
        type: 'UpdateContactCallbackNumber',
        number: phoneNumber,
        next: 'unproven-again',
        onInvalidNumber: 'number-tries',
        onNotDialable: 'number-tries',
      },
      // Whoever answers then has proven nothing yet: the agent must not see what this caller proved.
      'unproven-again': {
        type: 'UpdateContactAttributes',
        attributes: { identityLevel: 'L0' },
        next: 'callback',
        onError: 'callback',
      },
      callback: {
        type: 'CreateCallbackContact',
        initialDelaySeconds: 1,
        attempts: 3,
        retryDelaySeconds: 600,
        next: 'place-kept',
        onError: 'metrics',
      },
      'place-kept': {
        type: 'MessageParticipant',
        text: say('place-kept'),
        next: 'hang-up',
        onError: 'hang-up',
      },

      // A customer queue flow cannot transfer to a flow: the numbers are said here, then the crisis queue takes over.
      'crisis-numbers': {
        type: 'MessageParticipant',
        text: say('crisis-numbers'),
        next: 'crisis-reason',
        onError: 'crisis-reason',
      },
      'crisis-reason': {
        type: 'UpdateContactAttributes',
        attributes: { reason: reasons.crisis },
        next: 'crisis-hold',
        onError: 'crisis-hold',
      },
      'crisis-hold': {
        type: 'UpdateContactEventHooks',
        hook: 'CustomerQueue',
        flow: flowRef(named('wait-in-crisis')),
        next: 'to-crisis',
        onError: 'to-crisis',
      },
      'to-crisis': {
        type: 'DequeueContactAndTransferToQueue',
        queue: queue('crisis'),
        onQueueAtCapacity: 'hold',
        onError: 'hold',
      },
      'hang-up': { type: 'DisconnectParticipant' },
    },
  });

const said = (text: string) => ({ type: 'MessageParticipant', text, next: 'hold', onError: 'hold' }) as const;
