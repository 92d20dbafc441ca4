/** Days on the wall of the clinic, for what is stored by days of UTC. */
import { isDay } from '../../functions/records/day-shards.ts';
import { dayAfter } from '../../functions/records/event-log/anchor.ts';
import { isoDate, isZone, onTheWall } from '../../shared/domain/clinic-time.ts';

/** Days of a zone; both belong to it. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
  /** IANA name, e.g. "America/New_York", or "UTC". */
  readonly zone: string;
}

/** Six years and their leap days: what an accounting of disclosures covers (45 CFR 164.528(a)(1)). */
export const mostDays = 2_192;

/** Also false when the first or the last is no day, written as such: what else `Date` would read depends on where it runs. */
export function isDayRange({ from, to, zone }: DayRange): boolean {
  return isZone(zone) && isDay(from) && isDay(to) && from <= to && to < dayAfter(from, mostDays);
}

/** The day of an instant in a zone. */
export const dayIn = (zone: string, instant: string): string =>
  zone === 'UTC' ? instant.slice(0, 10) : isoDate(onTheWall(zone, new Date(instant)).date);

/** The days of UTC that hold these days of a zone: where it is not UTC, one more. */
export function utcDaysOf({ from, to, zone }: DayRange): readonly string[] {
  const [before, after] = [dayAfter(from, -1), dayAfter(to)];
  const first = dayIn(zone, `${before}T23:59:59.999Z`) >= from ? before : from;
  const last = dayIn(zone, `${after}T00:00:00.000Z`) <= to ? after : to;
  const days = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}
