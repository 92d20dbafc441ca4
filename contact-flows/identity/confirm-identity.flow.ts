import { sendVerificationCode } from '../../shared/contract/send-verification-code.ts';
import { verifyCode } from '../../shared/contract/verify-code.ts';
import { verifyRecordNumber } from '../../shared/contract/verify-record-number.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction } from '../../shared/flow/function-contract.ts';
import { storedInput } from '../../shared/flow/paths.ts';
import { destinations } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { handOver, leaveModule } from '../reception/leave-module.ts';
import { askRecordNumber } from './ask-record-number.ts';

/** Level 2, for what level 1 may not hear: a one-time code by text, or the medical record number. */
export const confirmIdentity = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('confirm-identity'),
    kind: 'MODULE',
    description: 'Module of the front desk and of pay-bill. Returns with identityLevel L2, or with goTo.',
    start: 'second-step',
    steps: {
      'second-step': {
        type: 'MessageParticipant',
        text: say('second-step'),
        next: 'send-code',
        onError: 'send-code',
      },
      'send-code': callFunction(sendVerificationCode, {
        with: {},
        on: {
          sent: 'ask-code',
          'no-mobile': 'ask-record-number',
          'too-many': 'ask-record-number',
          'not-allowed': 'to-person',
        },
        onError: 'ask-record-number',
      }),
      'ask-code': {
        type: 'GetParticipantInput',
        text: say('ask-code'),
        timeoutSeconds: 30,
        store: { maxDigits: 6 },
        next: 'code-given',
        onError: 'trouble',
      },
      'code-given': {
        type: 'Compare',
        value: storedInput,
        when: [{ equals: 'Timeout', next: 'code-tries' }],
        otherwise: 'verify-code',
      },
      'code-tries': { type: 'Loop', count: 3, whileLooping: 'without-code', whenDone: 'person-will-help' },
      'without-code': {
        type: 'GetParticipantInput',
        text: say('without-code'),
        timeoutSeconds: 8,
        keys: {
          '1': 'send-code',
          '2': 'ask-record-number',
          '0': 'to-person',
          '9': 'to-crisis',
          '*': 'without-code',
        },
        onTimeout: 'code-tries',
        onNoMatch: 'code-tries',
        onError: 'to-person',
      },
      'verify-code': callFunction(verifyCode, {
        with: { code: storedInput },
        on: { verified: 'checked', 'not-verified': 'wrong-code', locked: 'person-will-help' },
        onError: 'trouble',
      }),
      'wrong-code': {
        type: 'MessageParticipant',
        text: say('not-found'),
        next: 'code-tries',
        onError: 'code-tries',
      },

      ...askRecordNumber(say, 'verify-record-number'),
      'verify-record-number': callFunction(verifyRecordNumber, {
        with: { recordNumber: storedInput },
        on: { verified: 'checked', 'not-verified': 'wrong-record-number', locked: 'person-will-help' },
        onError: 'trouble',
      }),
      'wrong-record-number': {
        type: 'MessageParticipant',
        text: say('not-found'),
        next: 'record-number-tries',
        onError: 'record-number-tries',
      },

      checked: { type: 'MessageParticipant', text: say('checked'), next: 'level-2', onError: 'level-2' },
      'level-2': {
        type: 'UpdateContactAttributes',
        attributes: { identityLevel: 'L2', goTo: destinations.menu },
        next: 'end',
        onError: 'to-person',
      },
      ...handOver(say),
      'to-person': leaveModule['to-person'],
      'to-crisis': leaveModule['to-crisis'],
      end: leaveModule.end,
    },
  });
