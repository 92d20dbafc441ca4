import { defineContract } from './define-contract.ts';

export const chooseAmount = defineContract({
  name: 'choose-amount',
  does: 'Opens a payment of the whole balance (`full`) or of some whole dollars.',
  input: ['amount'],
  outcomes: {
    accepted: {
      means: 'The payment is open; nothing is charged yet.',
      returns: ['paymentId', 'spokenAmount'],
      discloses: 'L1',
    },
    'more-than-due': { means: 'More than the balance.', returns: [] },
    invalid: { means: 'Not an amount, or under one dollar.', returns: [] },
    'nothing-due': { means: 'Nothing is due any more.', returns: [], discloses: 'L1' },
    'not-allowed': { means: 'The caller is not verified to level 1.', returns: [] },
  },
});
