import { when } from '../../../shared/verifier/example.ts';
import type { Mutation } from './mutation.ts';

/** Slips that the service itself refuses, or that leave a caller stuck. */
export const languageMutations: readonly Mutation[] = [
  [
    'a target that does not exist',
    'front-desk',
    () => ({ greet: { next: 'chose' } }),
    'dangling-target',
    'greet',
  ],
  ['a step taken out', 'pay-bill', () => ({ receipt: undefined }), 'dangling-target', 'charged'],
  ['the start taken out', 'emergency', () => ({ queue: undefined }), 'missing-start', undefined],
  [
    'a branch led past a step',
    'front-desk',
    () => ({
      choose: {
        errors: { InputTimeLimitExceeded: 'queue', NoMatchingCondition: 'queue', NoMatchingError: 'queue' },
      },
    }),
    'unreachable-step',
    'again',
  ],
  [
    'an error branch taken out',
    'pay-bill',
    () => ({ charge: { errors: {} } }),
    'required-error-branch',
    'charge',
  ],
  [
    'a time-out branch on a storing input',
    'front-desk',
    () => ({ ask: { errors: { NoMatchingError: 'queue', InputTimeLimitExceeded: 'queue' } } }),
    'forbidden-error-branch',
    'ask',
  ],
  [
    'the menu without a time-out branch',
    'front-desk',
    () => ({ choose: { errors: { NoMatchingCondition: 'again', NoMatchingError: 'again' } } }),
    'required-error-branch',
    'choose',
  ],
  ['an invented action', 'emergency', () => ({ advise: { type: 'PlayPrompt' } }), 'unknown-action', 'advise'],
  [
    'a misspelt parameter',
    'emergency',
    () => ({ advise: { parameters: { Txt: 'Hello' } } }),
    'unknown-parameter',
    'advise',
  ],
  [
    'a parameter taken out',
    'pay-bill',
    (s) => ({
      charge: {
        parameters: { InvocationTimeLimitSeconds: s.charge?.parameters.InvocationTimeLimitSeconds ?? '8' },
      },
    }),
    'required-parameter',
    'charge',
  ],
  [
    'an empty prompt',
    'emergency',
    () => ({ advise: { parameters: { Text: '' } } }),
    'parameter-value',
    'advise',
  ],
  [
    'a key no telephone has',
    'front-desk',
    () => ({ choose: { conditions: [when('12', 'queue'), when('9', 'help'), when('0', 'queue')] } }),
    'condition-shape',
    'choose',
  ],
  [
    'an empty operand',
    'front-desk',
    () => ({ paid: { conditions: [when('', 'help')] } }),
    'empty-operand',
    'paid',
  ],
  [
    'a condition written twice',
    'front-desk',
    (s) => ({ paid: { conditions: [...(s.paid?.conditions ?? []), when('person', 'bye')] } }),
    'duplicate-condition',
    'paid',
  ],
  [
    'a module that hangs up',
    'pay-bill',
    () => ({ done: { type: 'EndFlowExecution' } }),
    'action-in-flow-kind',
    'done',
  ],
  [
    'a step without an end',
    'emergency',
    () => ({
      bye: {
        type: 'MessageParticipant',
        parameters: { Text: 'Hello' },
        next: 'bye',
        errors: { NoMatchingError: 'bye' },
      },
    }),
    'no-way-out',
    'bye',
  ],
];
