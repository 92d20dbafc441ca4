/** Dates that come again: every second Friday, the last day of each month, the fourth Thursday of November. */

/** From the first date on: every so many weeks, months or years. Within a month or year one date, or one weekday of the month. */
export type Recurrence =
  | { readonly unit: 'week'; readonly every: number }
  | ({ readonly unit: 'month'; readonly every: number } & InMonth)
  /** `month` 1–12. */
  | ({ readonly unit: 'year'; readonly every: number; readonly month: number } & InMonth);

/** -1 is the last one. The weekday stands beside, where the hours stand. */
type InMonth = { readonly monthDay: number } | { readonly weekdayOccurrence: number };

/** True when an ISO date is one of those that come again since an earlier one. A date that a month does not have is left out. */
export function comesAgain(recurrence: Recurrence, from: string, date: string): boolean {
  const first = new Date(`${from}T00:00:00Z`);
  const day = new Date(`${date}T00:00:00Z`);
  const { unit, every } = recurrence;
  if (unit === 'week') return (weekOf(day) - weekOf(first)) % every === 0;
  const years = day.getUTCFullYear() - first.getUTCFullYear();
  if (unit === 'month') {
    return (years * 12 + day.getUTCMonth() - first.getUTCMonth()) % every === 0 && isInMonth(recurrence, day);
  }
  return years % every === 0 && day.getUTCMonth() + 1 === recurrence.month && isInMonth(recurrence, day);
}

const millisecondsPerDay = 86_400_000;

/** Weeks begin on Monday. Source: RFC 5545, WKST. 1970-01-01 was a Thursday. */
const weekOf = (day: Date): number => Math.floor((day.getTime() / millisecondsPerDay + 3) / 7);

function isInMonth(which: InMonth, day: Date): boolean {
  const date = day.getUTCDate();
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  if ('monthDay' in which) return date === (which.monthDay === -1 ? last : which.monthDay);
  return which.weekdayOccurrence === -1 ? date + 7 > last : Math.ceil(date / 7) === which.weekdayOccurrence;
}
