import { defineContract } from './define-contract.ts';

export const explainCharges = defineContract({
  name: 'explain-charges',
  does: 'What the balance is made of: date, service in plain words, billed, insurance paid, you owe.',
  input: [],
  outcomes: {
    explained: { means: 'At most three charges, newest first.', returns: ['spokenCharges'], discloses: 'L2' },
    'nothing-due': { means: 'Nothing is due.', returns: [], discloses: 'L2' },
    'not-allowed': { means: 'The caller is not verified to level 2.', returns: [] },
  },
});
