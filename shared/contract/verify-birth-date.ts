import { defineContract } from './define-contract.ts';

export const verifyBirthDate = defineContract({
  name: 'verify-birth-date',
  does: 'Compares the birth date with the patients of the calling number or the noted record number.',
  input: ['birthDate'],
  outcomes: {
    verified: { means: 'Exactly one match.', returns: ['greetingName'], establishes: 'L1', discloses: 'L1' },
    'not-verified': {
      means:
        'No match, several matches, or a record that only a person may open: the caller hears the same words.',
      returns: [],
    },
    locked: { means: 'Third failure: a person takes over.', returns: [] },
  },
});
