import { storedInput } from '../../shared/flow/paths.ts';
import type { Say } from '../prompts/prompts.ts';

/**
 * The steps that ask for the medical record number, with a way on for callers who do not have it. Start at
 * `ask-record-number`; `given` is where the keyed number is used. Every module has `trouble` and the ends of leaveModule.
 */
export const askRecordNumber = <const Given extends string>(say: Say, given: Given) =>
  ({
    'ask-record-number': {
      type: 'GetParticipantInput',
      text: say('ask-record-number'),
      timeoutSeconds: 10,
      store: { maxDigits: 10 },
      next: 'record-number-given',
      onError: 'trouble',
    },
    'record-number-given': {
      type: 'Compare',
      value: storedInput,
      when: [{ equals: 'Timeout', next: 'record-number-tries' }],
      otherwise: given,
    },
    'record-number-tries': {
      type: 'Loop',
      count: 2,
      whileLooping: 'without-record-number',
      whenDone: 'person-will-help',
    },
    'without-record-number': {
      type: 'GetParticipantInput',
      text: say('without-record-number'),
      timeoutSeconds: 8,
      keys: { '1': 'ask-record-number', '0': 'to-person', '9': 'to-crisis', '*': 'without-record-number' },
      onTimeout: 'person-will-help',
      onNoMatch: 'record-number-tries',
      onError: 'to-person',
    },
  }) as const;
