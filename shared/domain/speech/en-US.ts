import { type CalendarDate, type WallTime, weekdayOf } from '../clinic-time.ts';
import { sayDigits, sayPhone } from './digit-groups.ts';
import { sayWhole, splitCents } from './dollars.ts';
import type { Speech } from './speech.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const monthDay = ({ month, day }: CalendarDate): string => `${months[month - 1]} ${day}`;
const date = (day: CalendarDate): string => `${weekdays[weekdayOf(day)]}, ${monthDay(day)}`;

function time({ hour, minute }: WallTime): string {
  if (minute === 0 && hour === 12) return 'noon';
  if (minute === 0 && hour === 0) return 'midnight';
  const clock = minute === 0 ? `${hour % 12 || 12}` : `${hour % 12 || 12}:${String(minute).padStart(2, '0')}`;
  return `${clock} ${partOfDay(hour)}`;
}

function partOfDay(hour: number): string {
  if (hour < 12) return 'in the morning';
  if (hour < 17) return 'in the afternoon';
  return hour < 21 ? 'in the evening' : 'at night';
}

function money(amount: number): string {
  const { dollars, cents } = splitCents(amount);
  const saidDollars = `${sayWhole(dollars)} ${dollars === 1 ? 'dollar' : 'dollars'}`;
  const saidCents = `${cents} ${cents === 1 ? 'cent' : 'cents'}`;
  if (cents === 0) return saidDollars;
  return dollars === 0 ? saidCents : `${saidDollars} and ${saidCents}`;
}

export const enUS: Speech = {
  date,
  birthDate: (day) => `${monthDay(day)}, ${day.year}`,
  time,
  when: (day, clock) => `${date(day)}, at ${time(clock)}`,
  money,
  digits: sayDigits,
  phone: sayPhone,
};
