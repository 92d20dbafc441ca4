import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardExpiryAsKeyed } from '../../../shared/domain/card-expiry.ts';
import { brandOfCard, hasCheckDigit, isSecurityCode } from '../../../shared/domain/card-number.ts';

const publicTestNumbers = [
  ['4242424242424242', 'visa'],
  ['4000000000000002', 'visa'],
  ['5555555555554444', 'mastercard'],
  ['2223003122003222', 'mastercard'],
  ['378282246310005', 'amex'],
  ['6011111111111117', 'discover'],
  ['3056930009020004', 'diners'],
  ['36227206271667', 'diners'],
  ['3566002020360505', 'jcb'],
  ['6200000000000005', 'unionpay'],
] as const;

describe('card number (R-17)', () => {
  it.each(publicTestNumbers)('the public test number %s is a %s', (number, brand) => {
    expect(brandOfCard(number)).toBe(brand);
  });

  it('one mistyped digit is always noticed', () => {
    const mistake = fc.tuple(fc.nat(15), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.constantFrom(...publicTestNumbers), mistake, ([number], [at, by]) => {
        const place = at % number.length;
        const wrong = (Number(number[place]) + by) % 10;
        expect(hasCheckDigit(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false);
      }),
    );
  });

  it.each([
    '',
    '4242',
    '42424242424242424',
    '0000000000000000',
    '4242 4242 4242 4242',
    'Timeout',
    '４２４２',
  ])('refuses "%s"', (text) => {
    expect(brandOfCard(text)).toBeUndefined();
  });

  it('an American Express card has four digits on the front, the others three on the back', () => {
    expect(isSecurityCode('1234', 'amex')).toBe(true);
    expect(isSecurityCode('123', 'amex')).toBe(false);
    expect(isSecurityCode('123', 'visa')).toBe(true);
    expect(isSecurityCode('1234', 'visa')).toBe(false);
    expect(isSecurityCode('12a', 'visa')).toBe(false);
  });
});

describe('card expiry (R-17)', () => {
  const zone = 'America/Los_Angeles';
  const newYearsEveInTheClinic = new Date('2027-01-01T05:00:00Z');

  it('a card is good to the last hour of its month, on the clinic clock', () => {
    expect(cardExpiryAsKeyed('1226', newYearsEveInTheClinic, zone)).toEqual({ month: 12, year: 2026 });
    expect(cardExpiryAsKeyed('1226', new Date('2027-01-01T09:00:00Z'), zone)).toBeUndefined();
  });

  it.each(['0026', '1326', '1126', '126', '12267', '1260', 'Timeout'])('refuses %s', (digits) => {
    expect(cardExpiryAsKeyed(digits, newYearsEveInTheClinic, zone)).toBeUndefined();
  });
});
