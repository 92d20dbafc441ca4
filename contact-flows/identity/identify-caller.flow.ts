import { noteRecordNumber } from '../../shared/contract/note-record-number.ts';
import { readBackBirthDate } from '../../shared/contract/read-back-birth-date.ts';
import { recogniseCaller } from '../../shared/contract/recognise-caller.ts';
import { verifyBirthDate } from '../../shared/contract/verify-birth-date.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction, external } from '../../shared/flow/function-contract.ts';
import { storedInput } from '../../shared/flow/paths.ts';
import { destinations } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { handOver, leaveModule } from '../reception/leave-module.ts';
import { askRecordNumber } from './ask-record-number.ts';

/**
 * Level 1: number on file and birth date, or record number and birth date. Three attempts, then a person; the same questions
 * and the same words for everybody, whether or not there is such a patient. Nothing about anybody is said before.
 */
export const identifyCaller = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('identify-caller'),
    kind: 'MODULE',
    description: 'Module of the front desk. Returns with identityLevel L1, or with goTo person or crisis.',
    start: 'recognise',
    steps: {
      // The same question whether or not the number is on file: nobody learns from it who is a patient here.
      recognise: callFunction(recogniseCaller, {
        with: {},
        on: { 'known-number': 'find-record', 'unknown-number': 'find-record' },
        onError: 'trouble',
      }),
      'find-record': {
        type: 'MessageParticipant',
        text: say('find-record'),
        next: 'ask-birth-date',
        onError: 'ask-birth-date',
      },

      ...askRecordNumber(say, 'note-record-number'),
      'note-record-number': callFunction(noteRecordNumber, {
        with: { recordNumber: storedInput },
        on: { noted: 'ask-birth-date' },
        onError: 'trouble',
      }),

      'ask-birth-date': {
        type: 'GetParticipantInput',
        text: say('ask-birth-date'),
        timeoutSeconds: 10,
        store: { maxDigits: 8 },
        next: 'birth-date-given',
        onError: 'trouble',
      },
      'birth-date-given': {
        type: 'Compare',
        value: storedInput,
        when: [{ equals: 'Timeout', next: 'birth-date-tries' }],
        otherwise: 'read-back',
      },
      'birth-date-tries': {
        type: 'Loop',
        count: 2,
        whileLooping: 'help-birth-date',
        whenDone: 'person-will-help',
      },
      'help-birth-date': {
        type: 'MessageParticipant',
        text: say('help-birth-date'),
        next: 'ask-birth-date',
        onError: 'ask-birth-date',
      },
      'read-back': callFunction(readBackBirthDate, {
        with: { birthDate: storedInput },
        on: { understood: 'confirm', impossible: 'birth-date-tries' },
        onError: 'trouble',
      }),
      confirm: {
        type: 'GetParticipantInput',
        text: say('confirm-birth-date', { date: external(readBackBirthDate, 'understood', 'spokenDate') }),
        timeoutSeconds: 8,
        keys: { '1': 'verify', '2': 'birth-date-tries', '0': 'to-person', '9': 'to-crisis', '*': 'confirm' },
        onTimeout: 'birth-date-tries',
        onNoMatch: 'birth-date-tries',
        onError: 'to-person',
      },
      verify: callFunction(verifyBirthDate, {
        with: { birthDate: storedInput },
        on: { verified: 'thank', 'not-verified': 'not-found', locked: 'person-will-help' },
        onError: 'trouble',
      }),
      thank: {
        type: 'MessageParticipant',
        text: say('thank-you-name', { name: external(verifyBirthDate, 'verified', 'greetingName') }),
        next: 'level-1',
        onError: 'level-1',
      },
      'level-1': {
        type: 'UpdateContactAttributes',
        attributes: { identityLevel: 'L1', goTo: destinations.menu },
        next: 'end',
        onError: 'to-person',
      },
      'not-found': {
        type: 'MessageParticipant',
        text: say('not-found'),
        next: 'attempts',
        onError: 'attempts',
      },
      attempts: { type: 'Loop', count: 2, whileLooping: 'another-way', whenDone: 'person-will-help' },
      'another-way': {
        type: 'GetParticipantInput',
        text: say('another-way'),
        timeoutSeconds: 8,
        keys: {
          '1': 'ask-birth-date',
          '2': 'ask-record-number',
          '0': 'to-person',
          '9': 'to-crisis',
          '*': 'another-way',
        },
        onTimeout: 'ask-birth-date',
        onNoMatch: 'ask-birth-date',
        onError: 'to-person',
      },
      ...handOver(say),
      'to-person': leaveModule['to-person'],
      'to-crisis': leaveModule['to-crisis'],
      end: leaveModule.end,
    },
  });
