import { defineContract } from './define-contract.ts';

export const capturePayment = defineContract({
  name: 'capture-payment',
  does: 'Charges the tokenised card once, however often it is called.',
  input: ['paymentId'],
  outcomes: {
    paid: { means: 'Charged.', returns: ['spokenReceipt', 'spokenAmount'] },
    declined: { means: 'The bank refused; nothing was charged.', returns: [] },
    unknown: {
      means: 'No answer after the charge was sent: reconciled later, never retried blindly.',
      returns: [],
    },
    unavailable: { means: 'The gateway could not be reached; nothing was charged.', returns: [] },
    'not-allowed': { means: 'The payment is not of this call, or has no card.', returns: [] },
  },
});
