import { defineContract } from './define-contract.ts';

export const tokeniseCard = defineContract({
  name: 'tokenise-card',
  does: 'Decrypts the keyed card data, checks them and exchanges them for a token of the payment gateway. The only function that may decrypt.',
  input: ['paymentId', 'cardNumber', 'expiry', 'securityCode'],
  outcomes: {
    ready: {
      means: 'The gateway keeps the card; nothing is charged yet.',
      returns: ['brand', 'lastFour', 'spokenAmount'],
    },
    'invalid-number': { means: 'Number, length or check digit is wrong.', returns: [] },
    'invalid-expiry': { means: 'No such month, or past.', returns: [] },
    'invalid-code': { means: 'The security code has the wrong length or is refused.', returns: [] },
    declined: { means: 'The gateway refuses the card.', returns: [] },
    unavailable: { means: 'The gateway cannot be reached; nothing was charged.', returns: [] },
    'not-allowed': { means: 'The payment is not of this call, or is closed.', returns: [] },
  },
});
