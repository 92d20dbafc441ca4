import type { CalendarDate, WallTime } from '../clinic-time.ts';

/** Languages in which functions build sentences. Prompts may come in more. */
export const languages = ['en-US', 'es-US', 'it-IT', 'zh-CN', 'ru-RU'] as const;
export type Language = (typeof languages)[number];

/** How dates, times, money and numbers are said. Plain text: a voice reads it as it stands. */
export interface Speech {
  /** "Tuesday, March 3" */
  date(date: CalendarDate): string;
  /** With the year and without the weekday, as one says a birth date: "April 12, 1968". */
  birthDate(date: CalendarDate): string;
  /** "9:40 in the morning" */
  time(time: WallTime): string;
  /** "Tuesday, March 3, at 9:40 in the morning" */
  when(date: CalendarDate, time: WallTime): string;
  /** Of a whole number of cents: "84 dollars and 50 cents". */
  money(cents: number): string;
  /** Digits one by one, in groups of at most three: "7 3 1, 0 0 4". */
  digits(text: string): string;
  /** An E.164 number; a North American one in groups of 3-3-4, without the country. */
  phone(e164: string): string;
}
