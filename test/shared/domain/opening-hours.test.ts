import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, nextOpening, type OpeningHours, type Period } from '../../../shared/domain/opening-hours.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const office: Period[] = [{ opens: at(8), closes: at(17) }];
const week = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office };
const clinic: OpeningHours = {
  timeZone: 'America/Los_Angeles',
  weekly: week,
  exceptions: [
    { name: 'Christmas', from: '2026-12-25', till: '2026-12-25', periods: {} },
    {
      name: 'Inventory',
      from: '2026-12-28',
      till: '2026-12-29',
      periods: { monday: [{ opens: at(10), closes: at(12) }] },
    },
  ],
};

describe('opening hours', () => {
  it.each([
    ['one minute before opening', '2026-03-03T07:59:59-08:00', false],
    ['at opening', '2026-03-03T08:00:00-08:00', true],
    ['in the last minute', '2026-03-03T16:59:59.999-08:00', true],
    ['at closing', '2026-03-03T17:00:00-08:00', false],
    ['on a Sunday', '2026-03-01T12:00:00-08:00', false],
  ])('R-22 %s', (_name, time, open) => {
    expect(isOpen(clinic, new Date(time))).toBe(open);
  });

  it.each([
    ['Friday before the clocks go forward', '2026-03-06T16:00:00Z', true],
    ['Monday after: the same wall time is an hour earlier in UTC', '2026-03-09T15:00:00Z', true],
    ['Monday after: the old UTC hour of closing is too late', '2026-03-10T00:00:00Z', false],
    ['Monday after the clocks went back', '2026-11-02T15:59:00Z', false],
    ['Monday after the clocks went back, at opening', '2026-11-02T16:00:00Z', true],
  ])('R-22 follows the wall clock: %s', (_name, time, open) => {
    expect(isOpen(clinic, new Date(time))).toBe(open);
  });

  it('R-22 is open in both passes of the hour that autumn repeats', () => {
    const night = { ...clinic, weekly: { sunday: [{ opens: at(1), closes: at(2) }] } };
    const times = ['T00:59:00-07:00', 'T01:30:00-07:00', 'T01:30:00-08:00', 'T02:00:00-08:00'];
    expect(times.map((time) => isOpen(night, new Date(`2026-11-01${time}`)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('R-22 is closed on a holiday and opens again the next working day', () => {
    expect(isOpen(clinic, new Date('2026-12-24T10:00:00-08:00'))).toBe(true);
    expect(isOpen(clinic, new Date('2026-12-25T10:00:00-08:00'))).toBe(false);
    expect(isOpen(clinic, new Date('2026-12-30T10:00:00-08:00'))).toBe(true);
  });

  it('R-22 keeps other hours on exceptional dates, and only those', () => {
    const times = ['28T09:59', '28T10:00', '28T12:00', '29T10:30'];
    expect(times.map((time) => isOpen(clinic, new Date(`2026-12-${time}:00-08:00`)))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('reaches into the next day when closing is not after opening', () => {
    const night = { ...clinic, weekly: { friday: [{ opens: at(22), closes: at(6) }] } };
    const times = ['2026-03-06T21:59', '2026-03-06T22:00', '2026-03-07T05:59', '2026-03-07T06:00'];
    expect(times.map((time) => isOpen(night, new Date(`${time}:00-08:00`)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is always open when every day goes from midnight to midnight', () => {
    const whole = [{ opens: 0, closes: 0 }];
    const days = { ...week, monday: whole, tuesday: whole, wednesday: whole, thursday: whole, friday: whole };
    const always = { ...clinic, exceptions: [], weekly: { ...days, saturday: whole, sunday: whole } };
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2040-01-01') }),
        (time) => isOpen(always, time),
      ),
    );
  });

  it.each([
    ['is now while open', '2026-03-03T10:00:30-08:00', '2026-03-03T10:00:30-08:00'],
    ['is the next morning after closing', '2026-03-03T17:00:00-08:00', '2026-03-04T08:00:00-08:00'],
    [
      'skips the weekend and the change of the clocks',
      '2026-03-06T17:00:30-08:00',
      '2026-03-09T08:00:00-07:00',
    ],
    ['skips a holiday', '2026-12-24T18:00:00-08:00', '2026-12-28T10:00:00-08:00'],
  ])('R-22 next opening %s', (_name, from, opening) => {
    expect(nextOpening(clinic, new Date(from))).toEqual(new Date(opening));
  });

  it('R-22 next opening is the first open minute, wherever a day without hours ends', () => {
    const period = fc.record({
      opens: fc.integer({ min: 0, max: 1439 }),
      closes: fc.integer({ min: 0, max: 1439 }),
    });
    const hours = fc.record({ wednesday: fc.array(period, { maxLength: 1 }), friday: fc.tuple(period) });
    const begin = Date.parse('2026-03-03T08:00:00Z');
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 4000 }), (weekly, minutes) => {
        const from = begin + minutes * 60_000;
        const opening = nextOpening({ ...clinic, weekly, exceptions: [] }, new Date(from))?.getTime() ?? 0;
        expect(isOpen({ ...clinic, weekly, exceptions: [] }, new Date(opening))).toBe(true);
        for (let back = opening - 60_000; back >= Math.max(from, opening - 7_200_000); back -= 60_000)
          expect(isOpen({ ...clinic, weekly, exceptions: [] }, new Date(back))).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('never opens a clinic without hours', () => {
    expect(
      nextOpening({ ...clinic, weekly: {}, exceptions: [] }, new Date('2026-03-03T10:00:00Z')),
    ).toBeUndefined();
  });

  it('refuses a zone that does not exist', () => {
    expect(() => isOpen({ ...clinic, timeZone: 'Mars/Olympus' }, new Date('2026-03-03T16:00:00Z'))).toThrow(
      RangeError,
    );
  });
});
