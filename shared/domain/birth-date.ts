import { type CalendarDate, isoDate } from './clinic-time.ts';

/** Nobody on file is older. Unit: years. */
const oldest = 125;

/**
 * Eight keyed digits, MMDDYYYY → a date on which somebody alive today can have been born, or `undefined`. Two-digit years
 * are not guessed. `today`: on the clinic's calendar.
 */
export function parseBirthDate(digits: string, today: CalendarDate): CalendarDate | undefined {
  const keyed = /^(\d\d)(\d\d)(\d{4})$/u.exec(digits);
  if (!keyed) return undefined;
  const [month, day, year] = [Number(keyed[1]), Number(keyed[2]), Number(keyed[3])];
  const date = { year, month, day };
  if (!exists(date)) return undefined;
  // ISO dates sort like the days they name.
  const born = isoDate(date);
  const earliest = isoDate({ ...today, year: today.year - oldest });
  return born >= earliest && born <= isoDate(today) ? date : undefined;
}

function exists({ year, month, day }: CalendarDate): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
