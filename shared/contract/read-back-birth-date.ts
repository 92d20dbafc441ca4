import { defineContract } from './define-contract.ts';

export const readBackBirthDate = defineContract({
  name: 'read-back-birth-date',
  does: 'Puts eight keyed digits (MMDDYYYY) into words, so that the caller can check them. Looks nothing up.',
  input: ['birthDate'],
  outcomes: {
    understood: { means: 'The digits are a possible birth date.', returns: ['spokenDate'] },
    impossible: { means: 'No such date, or in the future, or more than 125 years ago.', returns: [] },
  },
});
