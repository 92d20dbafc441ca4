import { type CalendarDate, type WallTime, weekdayOf } from '../clinic-time.ts';
import { sayDigits, sayPhone } from './digit-groups.ts';
import { splitCents } from './dollars.ts';
import type { Speech } from './speech.ts';

const weekdays = ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'];
const months = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
];

// Only the first is an ordinal.
const monthDay = ({ month, day }: CalendarDate): string =>
  `${day === 1 ? 'primo' : day} ${months[month - 1]}`;
const date = (day: CalendarDate): string => `${weekdays[weekdayOf(day)]} ${monthDay(day)}`;

/** With its article, elided before "una": "le 9:40 di mattina", "l'una e 5 del pomeriggio". Noon and midnight have none. */
function time({ hour, minute }: WallTime): string {
  const twelve = hour % 12 || 12;
  if (twelve === 12) return `${hour === 12 ? 'mezzogiorno' : 'mezzanotte'}${past(minute)}`;
  if (twelve === 1) return `l'una${past(minute)} ${partOfDay(hour)}`;
  const clock = minute === 0 ? `${twelve}` : `${twelve}:${String(minute).padStart(2, '0')}`;
  return `le ${clock} ${partOfDay(hour)}`;
}

const past = (minute: number): string => (minute === 0 ? '' : ` e ${minute === 1 ? 'un minuto' : minute}`);

/** "alle 9", "all'una", "a mezzogiorno": the preposition joins the article. */
const at = (clock: string): string => (clock.startsWith('l') ? `al${clock}` : `a ${clock}`);

function partOfDay(hour: number): string {
  if (hour < 5) return 'di notte';
  if (hour < 12) return 'di mattina';
  return hour < 18 ? 'del pomeriggio' : 'di sera';
}

function money(amount: number): string {
  const { dollars, cents } = splitCents(amount);
  const saidCents = cents === 1 ? 'un centesimo' : `${cents} centesimi`;
  if (cents === 0) return sayDollars(dollars);
  return dollars === 0 ? saidCents : `${sayDollars(dollars)} e ${saidCents}`;
}

/** "un milione di dollari", but "1000001 dollari"; no comma in the number, which would be read as a decimal. */
function sayDollars(dollars: number): string {
  if (dollars === 1) return 'un dollaro';
  if (dollars === 0 || dollars % 1_000_000 !== 0) return `${dollars} dollari`;
  const millions = dollars / 1_000_000;
  return millions === 1 ? 'un milione di dollari' : `${millions} milioni di dollari`;
}

export const itIT: Speech = {
  date,
  birthDate: (day) => `${monthDay(day)} ${day.year}`,
  time,
  when: (day, clock) => `${date(day)}, ${at(time(clock))}`,
  money,
  digits: sayDigits,
  phone: sayPhone,
};
