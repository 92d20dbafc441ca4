import { defineContract } from './define-contract.ts';

export const sendVerificationCode = defineContract({
  name: 'send-verification-code',
  does: 'Texts a one-time code to the mobile number on file.',
  input: [],
  outcomes: {
    sent: { means: 'The code is on its way; it is valid for ten minutes.', returns: [] },
    'no-mobile': { means: 'No mobile number on file, or texts not agreed to.', returns: [] },
    'too-many': { means: 'Three codes were sent in this call already.', returns: [] },
    'not-allowed': { means: 'The caller is not verified to level 1.', returns: [] },
  },
});
