import { describe, expect, it } from 'vitest';
import { isoDate, onTheWall, weekdayOf } from '../../../shared/domain/clinic-time.ts';

const shows = (instant: string, zone = 'America/Los_Angeles') => {
  const { date, time } = onTheWall(zone, new Date(instant));
  return `${isoDate(date)} ${time.hour}:${String(time.minute).padStart(2, '0')}`;
};

describe("what the clinic's wall shows", () => {
  it.each([
    ['2026-03-08T09:59:00Z', '2026-03-08 1:59', 'the minute before the clocks go forward'],
    ['2026-03-08T10:00:00Z', '2026-03-08 3:00', 'the minute they do'],
    ['2026-11-01T08:30:00Z', '2026-11-01 1:30', 'the hour that comes twice, first'],
    ['2026-11-01T09:30:00Z', '2026-11-01 1:30', 'the hour that comes twice, again'],
    ['2026-03-03T07:59:00Z', '2026-03-02 23:59', 'the evening before in UTC'],
    ['2026-03-03T08:00:00Z', '2026-03-03 0:00', 'midnight is hour 0'],
  ])('%s is %s: %s', (instant, wall) => {
    expect(shows(instant)).toBe(wall);
  });

  it('knows zones that are off by three quarters of an hour', () => {
    expect(shows('2026-03-03T00:00:00Z', 'Asia/Kathmandu')).toBe('2026-03-03 5:45');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => onTheWall('America/Nowhere', new Date(0))).toThrow(RangeError);
  });

  it('agrees with the calendar on weekdays', () => {
    expect(weekdayOf({ year: 2026, month: 3, day: 3 })).toBe(2);
    expect(weekdayOf({ year: 2000, month: 2, day: 29 })).toBe(2);
    expect(weekdayOf({ year: 1968, month: 4, day: 12 })).toBe(5);
  });
});
