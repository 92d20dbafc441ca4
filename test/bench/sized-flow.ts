import type { ActionOf } from '../../shared/flow/define-flow.ts';
import { functionRef, hours } from '../../shared/flow/references.ts';

type Steps = Record<string, ActionOf<'CONTACT_FLOW', string>>;

/**
 * Steps of a contact flow of so many actions, a multiple of ten: blocks of ten as clinics have them, each leading on to the
 * next, the last to a goodbye. Starts at `b0-say`.
 */
export function sizedSteps(actions: number): Steps {
  const steps: Steps = {};
  const blocks = actions / 10;
  for (let b = 0; b < blocks; b++) Object.assign(steps, block(b, b === blocks - 1));
  return steps;
}

function block(b: number, isLast: boolean): Steps {
  const at = (name: string) => `b${b}-${name}`;
  const onward = at('end');
  return {
    [at('say')]: {
      type: 'MessageParticipant',
      text: `Welcome to part ${b} of the clinic.`,
      next: at('menu'),
      onError: at('menu'),
    },
    [at('menu')]: {
      type: 'GetParticipantInput',
      text: 'For opening hours, press 1. To go on, press 2.',
      timeoutSeconds: 5,
      keys: { '1': at('hours'), '2': at('ask') },
      onTimeout: at('again'),
      onNoMatch: at('again'),
      onError: onward,
    },
    [at('again')]: { type: 'Loop', count: 2, whileLooping: at('menu'), whenDone: onward },
    [at('ask')]: {
      type: 'GetParticipantInput',
      text: 'Please enter your record number.',
      timeoutSeconds: 5,
      store: { maxDigits: 8 },
      next: at('typed'),
      onError: onward,
    },
    [at('typed')]: {
      type: 'Compare',
      value: '$.StoredCustomerInput',
      when: [{ equals: 'Timeout', next: at('again') }],
      otherwise: at('look'),
    },
    [at('look')]: {
      type: 'InvokeLambdaFunction',
      function: functionRef('look-up'),
      timeoutSeconds: 8,
      with: { number: '$.StoredCustomerInput' },
      next: at('found'),
      onError: onward,
    },
    [at('found')]: {
      type: 'Compare',
      value: '$.External.status',
      when: [{ equals: 'found', next: at('keep') }],
      otherwise: at('hours'),
    },
    [at('keep')]: {
      type: 'UpdateContactAttributes',
      attributes: { [`topic${b}`]: '$.External.topic', lastPart: `${b}` },
      next: at('hours'),
      onError: at('hours'),
    },
    [at('hours')]: {
      type: 'CheckHoursOfOperation',
      hours: hours('clinic'),
      inHours: onward,
      outOfHours: onward,
      onError: onward,
    },
    [onward]: isLast
      ? { type: 'DisconnectParticipant' }
      : {
          type: 'MessageParticipant',
          text: 'Thank you.',
          next: `b${b + 1}-say`,
          onError: `b${b + 1}-say`,
        },
  };
}
