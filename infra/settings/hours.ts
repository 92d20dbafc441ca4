import { z } from 'zod';
import { report, textMatching } from './value.ts';

const timeOfDay = textMatching(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
  what: 'is not a time of day',
  why: 'Callers would reach a closed clinic, or nobody in an open one.',
  fix: 'Write 24-hour time on the wall clock of the clinic, e.g. "08:00"; the end of a day is "24:00".',
});

/** One stretch of a day on the clinic's wall clock. */
const period = z.strictObject({ opens: timeOfDay, closes: timeOfDay }).superRefine((given, context) => {
  if (given.closes > given.opens) return;
  const what = 'is not after the time of opening';
  const why = 'A stretch ends on the day on which it begins.';
  const fix = `Write a time after "${given.opens}", or split the night over two days.`;
  context.addIssue({
    code: 'custom',
    path: ['closes'],
    input: given.closes,
    params: { what, why, fix },
  });
});
export type Period = z.infer<typeof period>;

/** `"closed"`, one stretch, or several (a lunch break). */
const day = z
  .custom<'closed' | Period | readonly Period[]>()
  .transform((given, context): readonly Period[] => {
    if (given === 'closed') return [];
    const stretches = Array.isArray(given) ? z.array(period).safeParse(given) : period.safeParse(given);
    if (stretches.success) return [stretches.data].flat();
    return report(context, stretches.error, given);
  });

const workday = day.prefault({ opens: '08:00', closes: '17:30' });
const weekend = day.prefault('closed');

/** When somebody answers. On a closed day the front desk takes messages and knows the ways out. */
export const hoursSettings = z
  .strictObject({
    sunday: weekend,
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: weekend,
  })
  .prefault({});

const holiday = z.strictObject({
  date: textMatching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    what: 'is not a date',
    why: 'On holidays other hours hold than on the weekday.',
    fix: 'Write year, month and day, e.g. "2026-12-25".',
  }),
  name: textMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,'-]{0,99}$/u, {
    what: "is not a name of 1 to 100 letters, digits, spaces and . , ' -",
    why: 'It names the exception in the console.',
    fix: 'Write e.g. "Thanksgiving".',
  }),
  hours: day.prefault('closed'),
});
export type Holiday = z.infer<typeof holiday>;

/** Limit of Connect: overrides of one hours of operation. Source: CloudFormation, AWS::Connect::HoursOfOperation. */
export const mostHolidays = 50;

export const holidaySettings = z
  .array(holiday)
  .superRefine((holidays, context) => {
    const seen = new Set<string>();
    for (const [index, { date }] of holidays.entries()) {
      if (seen.has(date)) {
        const what = 'is there twice';
        const why = 'Which hours hold would depend on the order of the list.';
        const params = { what, why, fix: 'Keep one entry for each date.' };
        context.addIssue({ code: 'custom', path: [index, 'date'], input: date, params });
      }
      seen.add(date);
    }
    if (holidays.length <= mostHolidays) return;
    const why = `Connect keeps at most ${mostHolidays} exceptions.`;
    const params = { what: 'is too long', why, fix: 'Remove dates that are past.' };
    context.addIssue({ code: 'custom', path: [], input: `${holidays.length} holidays`, params });
  })
  .default([]);
