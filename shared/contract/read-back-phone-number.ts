import { defineContract } from './define-contract.ts';

export const readBackPhoneNumber = defineContract({
  name: 'read-back-phone-number',
  does: 'Puts a phone number into spoken groups.',
  input: ['phoneNumber'],
  outcomes: {
    understood: { means: 'A number that can be called back.', returns: ['spokenNumber', 'dialable'] },
    invalid: { means: 'Withheld, or no number that can be dialled.', returns: [] },
  },
});
