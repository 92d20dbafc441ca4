/** Stripe's public test numbers and what becomes of a charge to each. Source: docs.stripe.com/testing. */
export type Decline = { readonly code: string; readonly decline_code?: string; readonly message: string };

const DECLINES: Record<string, Decline> = {
  '4000000000000002': {
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  },
  '4000000000009995': {
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  '4000000000009987': {
    code: 'card_declined',
    decline_code: 'lost_card',
    message: 'Your card was declined.',
  },
  '4000000000009979': {
    code: 'card_declined',
    decline_code: 'stolen_card',
    message: 'Your card was declined.',
  },
  '4000000000000069': {
    code: 'expired_card',
    decline_code: 'expired_card',
    message: 'Your card has expired.',
  },
  '4000000000000127': {
    code: 'incorrect_cvc',
    decline_code: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
  },
  '4000000000000119': {
    code: 'processing_error',
    decline_code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
};

/** How charges to this number end; undefined: they succeed. */
export function declineOf(number: string): Decline | undefined {
  return Object.hasOwn(DECLINES, number) ? DECLINES[number] : undefined;
}

/** Source: ISO/IEC 7812 ranges of the brands. */
const BRANDS: readonly {
  readonly brand: string;
  readonly digits: RegExp;
  readonly lengths: readonly number[];
  readonly cvc: number;
}[] = [
  { brand: 'amex', digits: /^3[47]/, lengths: [15], cvc: 4 },
  { brand: 'diners', digits: /^3(?:0[0-5]|[689])/, lengths: [14, 16], cvc: 3 },
  { brand: 'discover', digits: /^6(?:011|5|4[4-9])/, lengths: [16], cvc: 3 },
  { brand: 'jcb', digits: /^35(?:2[89]|[3-8])/, lengths: [16], cvc: 3 },
  { brand: 'unionpay', digits: /^62/, lengths: [16, 17, 18, 19], cvc: 3 },
  { brand: 'mastercard', digits: /^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, lengths: [16], cvc: 3 },
  { brand: 'visa', digits: /^4/, lengths: [13, 16, 19], cvc: 3 },
];

export type Brand = { readonly brand: string; readonly lengths: readonly number[]; readonly cvc: number };

export function brandOf(number: string): Brand {
  return (
    BRANDS.find((entry) => entry.digits.test(number)) ?? {
      brand: 'unknown',
      lengths: [12, 13, 14, 15, 16, 17, 18, 19],
      cvc: 3,
    }
  );
}

/** ISO/IEC 7812-1, annex B. */
export function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
