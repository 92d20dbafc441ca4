import { takeMessage } from '../../shared/contract/take-message.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { external } from '../../shared/flow/function-contract.ts';
import { flowAttribute } from '../../shared/flow/paths.ts';
import { queue } from '../../shared/flow/references.ts';
import { destinations } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { askAgain } from '../reception/ask-again.ts';
import { leaveModule } from '../reception/leave-module.ts';
import { askPhoneNumber, phoneNumber } from './ask-phone-number.ts';
import { keepMessage, sayAfterTone } from './say-after-tone.ts';

/** When nobody can answer: a message for the next working day, keyed and said, or a callback that keeps its place in line. */
export const leaveMessage = (context: FlowContext) => {
  const { say, named } = context;
  return defineFlow({
    name: named('leave-message'),
    kind: 'MODULE',
    description: 'Module of the front desk, after hours and when nobody is free. Returns with goTo.',
    start: 'choose',
    steps: {
      choose: choice(say('message-or-callback')),
      // Silence at the end of all choices: the clinic calls back rather than hang up.
      ...askAgain(say, {
        ask: choice,
        choices: say('message-or-callback-again'),
        help: say('no-choice-calls-back'),
        lost: 'want-callback',
      }),
      'want-message': want('message', 'callers-number'),
      'want-callback': want('callback', 'callers-number'),

      ...askPhoneNumber(say, {
        done: 'which',
        back: 'to-menu',
        trouble: 'trouble',
        crisis: 'to-crisis',
        silence: 'dialable',
      }),
      which: {
        type: 'Compare',
        value: flowAttribute('want'),
        when: [{ equals: 'message', next: 'reason' }],
        otherwise: 'callback-number',
      },

      reason: {
        type: 'GetParticipantInput',
        text: say('message-reason'),
        timeoutSeconds: 8,
        keys: {
          '1': 'about-appointment',
          '2': 'about-medicine',
          '3': 'about-bill',
          '4': 'about-else',
          '9': 'to-crisis',
          '*': 'reason',
        },
        onTimeout: 'about-else',
        onNoMatch: 'about-else',
        onError: 'about-else',
      },
      'about-appointment': about('appointment'),
      'about-medicine': about('medicine'),
      'about-bill': about('bill'),
      'about-else': about('other'),
      ...sayAfterTone(context, {
        keyed: 'take',
        taken: 'taken',
        invalid: 'number-tries',
        trouble: 'trouble',
        crisis: 'to-crisis',
      }),
      take: keepMessage('no', { taken: 'taken', invalid: 'number-tries', trouble: 'trouble' }),
      taken: {
        type: 'MessageParticipant',
        text: say('message-taken', { due: external(takeMessage, 'taken', 'spokenDue') }),
        next: 'done',
        onError: 'done',
      },

      'callback-number': {
        type: 'UpdateContactCallbackNumber',
        number: phoneNumber,
        next: 'callback-queue',
        onInvalidNumber: 'number-tries',
        onNotDialable: 'number-tries',
      },
      'callback-queue': {
        type: 'UpdateContactTargetQueue',
        queue: queue('front-desk'),
        next: 'unproven-again',
        onError: 'trouble',
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
        initialDelaySeconds: 30,
        attempts: 3,
        retryDelaySeconds: 600,
        next: 'callback-set',
        onError: 'trouble',
      },
      'callback-set': {
        type: 'MessageParticipant',
        text: say('callback-set'),
        next: 'done',
        onError: 'done',
      },

      trouble: { type: 'MessageParticipant', text: say('message-trouble'), next: 'done', onError: 'done' },
      done: {
        type: 'UpdateContactAttributes',
        attributes: { goTo: destinations.done },
        next: 'end',
        onError: 'end',
      },
      'to-menu': leaveModule['to-menu'],
      'to-crisis': leaveModule['to-crisis'],
      end: leaveModule.end,
    },
  });
};

const choice = (...texts: readonly string[]) =>
  ({
    type: 'GetParticipantInput',
    text: texts.join(' '),
    timeoutSeconds: 8,
    keys: { '1': 'want-message', '2': 'want-callback', '3': 'to-menu', '9': 'to-crisis', '*': 'choose' },
    onTimeout: 'first-silence',
    onNoMatch: 'first-other-key',
    onError: 'want-callback',
  }) as const;

const want = <S extends string>(what: string, next: S) =>
  ({ type: 'UpdateFlowAttributes', attributes: { want: what }, next, onError: 'trouble' }) as const;

const about = (subject: string) =>
  ({
    type: 'UpdateFlowAttributes',
    attributes: { about: subject },
    next: 'may-say',
    onError: 'trouble',
  }) as const;
