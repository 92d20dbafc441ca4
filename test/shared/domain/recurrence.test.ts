import { describe, expect, it } from 'vitest';
import { comesAgain, type Recurrence } from '../../../shared/domain/recurrence.ts';

/** Those of some dates on which it comes again. */
const on = (recurrence: Recurrence, from: string, ...dates: readonly string[]) =>
  dates.filter((date) => comesAgain(recurrence, from, date));

describe('dates that come again', () => {
  it('every second week, whichever day of the first week is the first', () => {
    const dates = ['2026-03-06', '2026-03-08', '2026-03-09', '2026-03-16', '2026-03-22', '2026-03-23'];
    // A Friday: its week ends on the Sunday behind it.
    expect(on({ unit: 'week', every: 2 }, '2026-03-06', ...dates)).toEqual([
      '2026-03-06',
      '2026-03-08',
      '2026-03-16',
      '2026-03-22',
    ]);
  });

  it('on one date of each month, of every second one, and on its last day', () => {
    const month = (monthDay: number, every = 1): Recurrence => ({ unit: 'month', every, monthDay });
    const dates = ['2026-01-31', '2026-02-15', '2026-02-28', '2026-03-15', '2028-02-28', '2028-02-29'];
    expect(on(month(15), '2026-01-01', ...dates)).toEqual(['2026-02-15', '2026-03-15']);
    expect(on(month(15, 2), '2026-01-01', ...dates)).toEqual(['2026-03-15']);
    expect(on(month(-1), '2026-01-01', ...dates)).toEqual(['2026-01-31', '2026-02-28', '2028-02-29']);
    expect(on(month(31), '2026-01-01', ...dates)).toEqual(['2026-01-31']);
  });

  it('on the fourth or the last of its weekdays in one month of the year', () => {
    const november = (weekdayOccurrence: number, every = 1): Recurrence => ({
      unit: 'year',
      every,
      month: 11,
      weekdayOccurrence,
    });
    // Thursdays.
    const dates = ['2026-10-22', '2026-11-19', '2026-11-26', '2027-11-25', '2028-11-23', '2028-11-30'];
    expect(on(november(4), '2026-01-01', ...dates)).toEqual(['2026-11-26', '2027-11-25', '2028-11-23']);
    expect(on(november(-1, 2), '2026-01-01', ...dates)).toEqual(['2026-11-26', '2028-11-30']);
  });
});
