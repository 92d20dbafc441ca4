import { type CalendarDate, weekdayOf } from './clinic-time.ts';

const saturday = 6;
const sunday = 0;

/** The day by whose end a message is answered: the next Monday to Friday. Holidays are the front desk's to know. */
export function nextWorkingDay(today: CalendarDate): CalendarDate {
  let day = dayAfter(today);
  while ([saturday, sunday].includes(weekdayOf(day))) day = dayAfter(day);
  return day;
}

function dayAfter({ year, month, day }: CalendarDate): CalendarDate {
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}
