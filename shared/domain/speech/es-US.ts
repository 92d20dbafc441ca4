import { type CalendarDate, type WallTime, weekdayOf } from '../clinic-time.ts';
import { sayDigits, sayPhone } from './digit-groups.ts';
import { sayWhole, splitCents } from './dollars.ts';
import type { Speech } from './speech.ts';

const weekdays = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

// The first is an ordinal in the Spanish of the Americas.
const monthDay = ({ month, day }: CalendarDate): string =>
  `${day === 1 ? 'primero' : day} de ${months[month - 1]}`;
const date = (day: CalendarDate): string => `${weekdays[weekdayOf(day)]}, ${monthDay(day)}`;

/** With its article: "las 9:40 de la mañana", "la 1 de la tarde". */
function time({ hour, minute }: WallTime): string {
  const twelve = hour % 12 || 12;
  const clock = minute === 0 ? `${twelve}` : `${twelve}:${String(minute).padStart(2, '0')}`;
  return `${twelve === 1 ? 'la' : 'las'} ${clock} ${partOfDay(hour, minute)}`;
}

function partOfDay(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return 'del mediodía';
  if (hour === 0 && minute === 0) return 'de la noche';
  if (hour < 6) return 'de la madrugada';
  if (hour < 12) return 'de la mañana';
  return hour < 19 ? 'de la tarde' : 'de la noche';
}

function money(amount: number): string {
  const { dollars, cents } = splitCents(amount);
  const saidDollars = `${sayWhole(dollars)} ${dollars === 1 ? 'dólar' : 'dólares'}`;
  const saidCents = `${cents} ${cents === 1 ? 'centavo' : 'centavos'}`;
  if (cents === 0) return saidDollars;
  return dollars === 0 ? saidCents : `${saidDollars} con ${saidCents}`;
}

export const esUS: Speech = {
  date,
  birthDate: (day) => `${monthDay(day)} de ${day.year}`,
  time,
  when: (day, clock) => `${date(day)}, a ${time(clock)}`,
  money,
  digits: sayDigits,
  phone: sayPhone,
};
