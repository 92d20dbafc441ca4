import { defineContract } from './define-contract.ts';

export const readBalance = defineContract({
  name: 'read-balance',
  does: 'What the patient owes.',
  input: [],
  outcomes: {
    due: { means: 'An amount is due.', returns: ['spokenAmount'], discloses: 'L1' },
    'nothing-due': { means: 'Nothing is due.', returns: [], discloses: 'L1' },
    'not-allowed': { means: 'The caller is not verified to level 1.', returns: [] },
  },
});
