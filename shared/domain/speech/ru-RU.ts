import { type CalendarDate, type WallTime, weekdayOf } from '../clinic-time.ts';
import { sayDigits, sayPhone } from './digit-groups.ts';
import { splitCents } from './dollars.ts';
import type { Speech } from './speech.ts';

/** Everything is nominative, so that it may follow a colon: a sentence around it would need another case for each. */
const weekdays = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'];
/** Of a month: genitive. */
const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const upToTwenty = [
  'первое',
  'второе',
  'третье',
  'четвёртое',
  'пятое',
  'шестое',
  'седьмое',
  'восьмое',
  'девятое',
  'десятое',
  'одиннадцатое',
  'двенадцатое',
  'тринадцатое',
  'четырнадцатое',
  'пятнадцатое',
  'шестнадцатое',
  'семнадцатое',
  'восемнадцатое',
  'девятнадцатое',
  'двадцатое',
];

/** In words: a voice reads "3 марта" as a number of things. */
function dayOf(day: number): string {
  if (day === 30) return 'тридцатое';
  const tens = day > 30 ? 'тридцать ' : day > 20 ? 'двадцать ' : '';
  return `${tens}${upToTwenty[(tens ? day % 10 : day) - 1]}`;
}

const monthDay = ({ month, day }: CalendarDate): string => `${dayOf(day)} ${months[month - 1]}`;
const date = (day: CalendarDate): string => `${weekdays[weekdayOf(day)]}, ${monthDay(day)}`;

function time({ hour, minute }: WallTime): string {
  if (minute === 0 && hour === 12) return 'полдень';
  if (minute === 0 && hour === 0) return 'полночь';
  const twelve = hour % 12 || 12;
  const clock =
    minute === 0
      ? `${twelve} ${counted(twelve, hours)}`
      : `${twelve} ${counted(twelve, hours)} ${minute} ${counted(minute, minutes)}`;
  return `${clock} ${partOfDay(hour)}`;
}

function partOfDay(hour: number): string {
  if (hour < 4) return 'ночи';
  if (hour < 12) return 'утра';
  return hour < 17 ? 'дня' : 'вечера';
}

/** One, few, many: 1 доллар, 2 доллара, 5 долларов, and again 21 доллар, but 11 долларов. */
type Forms = readonly [one: string, few: string, many: string];
const hours: Forms = ['час', 'часа', 'часов'];
const minutes: Forms = ['минута', 'минуты', 'минут'];
const dollarForms: Forms = ['доллар', 'доллара', 'долларов'];
const centForms: Forms = ['цент', 'цента', 'центов'];

/** Written out: loading the plural rules of Intl takes longer than everything else that a function does. */
export function counted(value: number, [one, few, many]: Forms): string {
  const last = value % 10;
  const teen = Math.floor(value / 10) % 10 === 1;
  if (teen || last === 0 || last > 4) return many;
  return last === 1 ? one : few;
}

/** Without a comma in the number, which would be read as a decimal. */
function money(amount: number): string {
  const { dollars, cents } = splitCents(amount);
  const saidDollars = `${dollars} ${counted(dollars, dollarForms)}`;
  const saidCents = `${cents} ${counted(cents, centForms)}`;
  if (cents === 0) return saidDollars;
  return dollars === 0 ? saidCents : `${saidDollars} ${saidCents}`;
}

export const ruRU: Speech = {
  date,
  birthDate: (day) => `${monthDay(day)} ${day.year} года`,
  time,
  when: (day, clock) => `${date(day)}, ${time(clock)}`,
  money,
  digits: sayDigits,
  phone: sayPhone,
};
