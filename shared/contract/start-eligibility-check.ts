import { defineContract } from './define-contract.ts';

export const startEligibilityCheck = defineContract({
  name: 'start-eligibility-check',
  does: "Asks the payer about the patient's coverage; the answer takes up to 20 seconds and is read by read-eligibility-answer.",
  input: [],
  outcomes: {
    started: { means: 'The question is with the payer.', returns: ['checkId'] },
    'no-coverage': { means: 'No insurance on file.', returns: [], discloses: 'L2' },
    'not-allowed': { means: 'The caller is not verified to level 2.', returns: [] },
  },
});
