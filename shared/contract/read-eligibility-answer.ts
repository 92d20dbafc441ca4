import { defineContract } from './define-contract.ts';

export const readEligibilityAnswer = defineContract({
  name: 'read-eligibility-answer',
  does: "The payer's answer in plain words, if it is there.",
  input: ['checkId'],
  outcomes: {
    pending: { means: 'No answer yet: ask again.', returns: [] },
    active: { means: 'Coverage is active.', returns: ['spokenPlan', 'spokenBenefits'], discloses: 'L2' },
    inactive: {
      means: 'The payer says that the coverage is not active.',
      returns: ['spokenPlan'],
      discloses: 'L2',
    },
    'not-found': {
      means: 'The payer does not find the member: the data on file need correcting.',
      returns: [],
      discloses: 'L2',
    },
    unavailable: { means: 'The payer did not answer in time or cannot answer now.', returns: [] },
    'not-allowed': { means: 'The check is not of this call.', returns: [] },
  },
});
