/** When a clinic answers: weekly hours in its own zone, and dates on which other hours hold. */
import { isoDate, onTheWall } from './clinic-time.ts';
import { comesAgain, type Recurrence } from './recurrence.ts';

export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * Minutes since midnight on the clinic's wall clock. Open at `opens`, closed at `closes`: a caller at exactly closing time
 * is too late. `closes` at or before `opens` reaches into the next day, so 0 to 0 is the whole day.
 */
export interface Period {
  readonly opens: number;
  readonly closes: number;
}

/**
 * Dates (`2026-12-25`, both included) on which other hours hold. By default its periods replace all others, and a weekday
 * without any is closed. Some only add to what holds, or close a part of it: of these all count, and who closes wins.
 */
export interface Exception {
  readonly name: string;
  readonly from: string;
  readonly till: string;
  readonly periods: Readonly<Partial<Record<Weekday, readonly Period[]>>>;
  readonly only?: 'adds' | 'closes';
  /** Not on each date between the two, but on these. */
  readonly recurs?: Recurrence;
}

export interface OpeningHours {
  /** IANA name, e.g. `America/Los_Angeles`. */
  readonly timeZone: string;
  readonly weekly: Readonly<Partial<Record<Weekday, readonly Period[]>>>;
  /** Of those that replace all, the first that covers a date holds. */
  readonly exceptions: readonly Exception[];
}

const minutesPerDay = 1440;

/** True when somebody answers at this moment. Goes by the wall clock, so an hour skipped or repeated in spring or autumn needs no care. */
export function isOpen(hours: OpeningHours, at: Date): boolean {
  const now = wallClock(at, hours.timeZone);
  const yesterday = dateAfter(now.date, -1);
  const within = (today: readonly Period[], before: readonly Period[]): boolean =>
    today.some((p) => now.minute >= p.opens && now.minute < endOf(p)) ||
    before.some((p) => now.minute < endOf(p) - minutesPerDay);
  return (
    within(periodsOn(hours, now.date), periodsOn(hours, yesterday)) &&
    // What replaces all hours of a date is closed by nothing else.
    (replacing(hours, now.date) !== undefined ||
      !within(partsOn(hours, now.date, 'closes'), partsOn(hours, yesterday, 'closes')))
  );
}

/** `from` itself when open then, else the first minute after it at which somebody answers; undefined when none does for a year. */
export function nextOpening(hours: OpeningHours, from: Date): Date | undefined {
  if (isOpen(hours, from)) return from;
  const first = Math.ceil(from.getTime() / minute) * minute;
  for (let at = first; at < first + 366 * minutesPerDay * minute; ) {
    const day = new Date(at);
    if (isOpen(hours, day)) return day;
    at += isFarFromOpen(hours, day) ? 60 * minute : minute;
  }
  return undefined;
}

/** Unit: milliseconds. */
const minute = 60_000;

/** Nobody answers on this date nor on the dates around it: an hour may be skipped. */
function isFarFromOpen(hours: OpeningHours, at: Date): boolean {
  const { date } = wallClock(at, hours.timeZone);
  return [-1, 0, 1].every((days) => periodsOn(hours, dateAfter(date, days)).length === 0);
}

const endOf = (period: Period): number =>
  period.closes > period.opens ? period.closes : period.closes + minutesPerDay;

function periodsOn(hours: OpeningHours, date: string): readonly Period[] {
  const instead = replacing(hours, date);
  if (instead) return on(instead.periods, date);
  return [...on(hours.weekly, date), ...partsOn(hours, date, 'adds')];
}

const replacing = ({ exceptions }: OpeningHours, date: string): Exception | undefined =>
  exceptions.find((one) => one.only === undefined && covers(one, date));

/** What is added to the hours of a date, or closed of them. */
const partsOn = ({ exceptions }: OpeningHours, date: string, only: 'adds' | 'closes'): readonly Period[] =>
  exceptions.flatMap((one) => (one.only === only && covers(one, date) ? on(one.periods, date) : []));

/** ISO dates sort like the days they name. */
const covers = ({ from, till, recurs }: Exception, date: string): boolean =>
  from <= date && date <= till && (recurs === undefined || comesAgain(recurs, from, date));

function on(periods: Exception['periods'], date: string): readonly Period[] {
  const day = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return (day && periods[day]) ?? [];
}

function dateAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** Throws RangeError for a zone that does not exist. */
function wallClock(at: Date, timeZone: string): { date: string; minute: number } {
  const { date, time } = onTheWall(timeZone, at);
  return { date: isoDate(date), minute: time.hour * 60 + time.minute };
}
