/** Whether keyed digits can be a payment card, before anybody is asked to charge it. */

export type CardBrand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay';

interface BrandRule {
  readonly brand: CardBrand;
  readonly starts: RegExp;
  readonly lengths: readonly number[];
  /** Digits of the security code. */
  readonly securityCode: 3 | 4;
}

/** Source: ISO/IEC 7812 issuer ranges as the brands publish them. The first rule that fits holds. */
const rules: readonly BrandRule[] = [
  { brand: 'amex', starts: /^3[47]/, lengths: [15], securityCode: 4 },
  { brand: 'diners', starts: /^3(?:0[0-5]|[689])/, lengths: [14, 16, 19], securityCode: 3 },
  { brand: 'jcb', starts: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19], securityCode: 3 },
  { brand: 'visa', starts: /^4/, lengths: [13, 16, 19], securityCode: 3 },
  {
    brand: 'mastercard',
    starts: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    securityCode: 3,
  },
  { brand: 'discover', starts: /^(?:6011|64[4-9]|65)/, lengths: [16, 17, 18, 19], securityCode: 3 },
  { brand: 'unionpay', starts: /^62/, lengths: [16, 17, 18, 19], securityCode: 3 },
];

/** How each brand is said. The same in every language. */
export const brandNames: Readonly<Record<CardBrand, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

/** The brand, when brand, length and check digit fit together. */
export function brandOfCard(digits: string): CardBrand | undefined {
  const rule = rules.find(({ starts }) => starts.test(digits));
  return rule?.lengths.includes(digits.length) && hasCheckDigit(digits) ? rule.brand : undefined;
}

export function isSecurityCode(digits: string, brand: CardBrand): boolean {
  const length = rules.find((rule) => rule.brand === brand)?.securityCode;
  return /^\d+$/.test(digits) && digits.length === length;
}

/** Luhn: every second digit from the right is doubled; the digits of all add up to a multiple of ten. Source: ISO/IEC 7812-1 annex B. */
export function hasCheckDigit(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
