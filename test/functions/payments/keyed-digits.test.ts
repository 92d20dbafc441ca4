import { describe, expect, it } from 'vitest';
import { readKeyedDigits } from '../../../functions/payments/tokenise-card/keyed-digits.ts';
import { receiptNumber } from '../../../shared/domain/payment.ts';

describe('keyed digits', () => {
  it('the bytes are overwritten as soon as they are read', async () => {
    const bytes = new TextEncoder().encode('4242424242424242');
    expect(await readKeyedDigits({ open: async () => bytes }, 'sealed')).toBe('4242424242424242');
    expect([...bytes]).toEqual(Array(16).fill(0));
  });

  it.each(['Timeout', ''])('"%s" is silence: nothing is opened', async (stored) => {
    const cardInput = { open: () => Promise.reject(new Error('opened')) };
    expect(await readKeyedDigits(cardInput, stored)).toBe('');
  });
});

describe('a receipt number', () => {
  it('has nine digits, however small the number behind it', () => {
    expect(receiptNumber(Uint8Array.of(0, 0, 0, 7))).toBe('000000007');
    expect(receiptNumber(Uint8Array.of(255, 255, 255, 255, 1))).toBe('294967295');
  });
});
