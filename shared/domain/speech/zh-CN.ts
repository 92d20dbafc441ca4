import { type CalendarDate, type WallTime, weekdayOf } from '../clinic-time.ts';
import { sayDigits, sayPhone } from './digit-groups.ts';
import { splitCents } from './dollars.ts';
import type { Speech } from './speech.ts';

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

const monthDay = ({ month, day }: CalendarDate): string => `${month}月${day}日`;
const date = (day: CalendarDate): string => `${monthDay(day)}，${weekdays[weekdayOf(day)]}`;

/** Two of something counted is 两, never 二: 两点, 两美元. */
const counted = (value: number): string => (value === 2 ? '两' : `${value}`);

/** The part of the day comes first: 上午9点40分. */
function time({ hour, minute }: WallTime): string {
  const clock = `${partOfDay(hour)}${counted(hour % 12 || 12)}点`;
  if (minute === 0) return clock;
  // 9:05 is 九点零五分.
  return `${clock}${minute < 10 ? '零' : ''}${minute}分`;
}

function partOfDay(hour: number): string {
  if (hour === 0) return '午夜';
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour === 12) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

function money(amount: number): string {
  const { dollars, cents } = splitCents(amount);
  const saidDollars = `${counted(dollars)}美元`;
  const saidCents = `${counted(cents)}美分`;
  if (cents === 0) return saidDollars;
  return dollars === 0 ? saidCents : `${saidDollars}${saidCents}`;
}

export const zhCN: Speech = {
  date,
  birthDate: (day) => `${day.year}年${monthDay(day)}`,
  time,
  when: (day, clock) => `${date(day)}，${time(clock)}`,
  money,
  digits: sayDigits,
  phone: sayPhone,
};
