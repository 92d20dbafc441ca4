import { describe, expect, it } from 'vitest';
import { isDialable, toE164 } from '../../../shared/domain/phone-number.ts';

describe('a number as people write it', () => {
  it.each([
    ['2065550100', '+12065550100'],
    ['12065550100', '+12065550100'],
    ['(206) 555-0100', '+12065550100'],
    ['+1 206.555.0100', '+12065550100'],
    ['+44 20 7946 0000', '+442079460000'],
  ])('%s is %s', (text, e164) => {
    expect(toE164(text)).toBe(e164);
  });

  it.each([
    '',
    'anonymous',
    'Timeout',
    '5550100',
    '1065550100',
    '9115550100',
    '2061550100',
    '+1206555010',
    '+0123456789',
    '206555010x',
  ])('%j is none', (text) => {
    expect(toE164(text)).toBeUndefined();
  });
});

describe('a number that the centre dials', () => {
  it('is North American and not charged at a premium', () => {
    expect(isDialable('+12065550100')).toBe(true);
    expect(isDialable('+19005550100')).toBe(false);
    expect(isDialable('+12069760100')).toBe(false);
    expect(isDialable('+442079460000')).toBe(false);
  });
});
