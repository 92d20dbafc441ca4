import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBirthDate } from '../../../shared/domain/birth-date.ts';

const today = { year: 2026, month: 3, day: 3 };

describe('eight keyed digits as a birth date', () => {
  it.each([
    ['04121968', { year: 1968, month: 4, day: 12 }],
    ['02292000', { year: 2000, month: 2, day: 29 }],
    ['03032026', today],
    ['03031901', { year: 1901, month: 3, day: 3 }],
  ])('%s is one', (digits, date) => {
    expect(parseBirthDate(digits, today)).toEqual(date);
  });

  it.each([
    ['02291900', 'no leap year'],
    ['02301968', 'no such day'],
    ['13011968', 'no such month'],
    ['00101968', 'no month'],
    ['04001968', 'no day'],
    ['03042026', 'tomorrow'],
    ['03021901', 'more than 125 years ago'],
    ['041268', 'a year of two digits'],
    ['0412196', 'too short'],
    ['041219680', 'too long'],
    ['Timeout', 'nothing keyed'],
    ['', 'nothing'],
    ['٠٤١٢١٩٦٨', 'digits that no keypad has'],
  ])('%s is none: %s', (digits) => {
    expect(parseBirthDate(digits, today)).toBeUndefined();
  });

  it('takes every day of a life and gives it back', () => {
    const days = fc.date({ min: new Date('1902-01-01'), max: new Date('2026-03-03'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-');
        expect(parseBirthDate(`${month}${date}${year}`, today)).toEqual({
          year: Number(year),
          month: Number(month),
          day: Number(date),
        });
      }),
    );
  });
});
