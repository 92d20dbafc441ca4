import { defineContract } from './define-contract.ts';

export const verifyCode = defineContract({
  name: 'verify-code',
  does: 'Checks the one-time code.',
  input: ['code'],
  outcomes: {
    verified: { means: 'The code is right.', returns: [], establishes: 'L2' },
    'not-verified': { means: 'Wrong or expired.', returns: [] },
    locked: { means: 'Third failure in this call.', returns: [] },
  },
});
