import { z } from 'zod';
import { textMatching, value, wholeNumber } from './value.ts';

/** 45 CFR 164.316(b)(2)(i): six years. */
export const sixYearsDays = 2190;

/** Retention periods that CloudWatch Logs knows, in days. Source: API Reference, PutRetentionPolicy. */
export const logRetentionDays = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

/** How long things are kept, in days. */
export const retentionSettings = z
  .strictObject({
    recordings: wholeNumber(90, 36_500, {
      what: 'is not a whole number of days from 90 to 36500',
      why: 'Recordings younger than 90 days are needed for complaints; state law often asks for more.',
      fix: 'Write e.g. 2190 for six years.',
    }).default(sixYearsDays),
    accessLogs: wholeNumber(sixYearsDays, 36_500, {
      what: `is not a whole number of days from ${sixYearsDays} to 36500`,
      why: 'Who had access to recordings is documented for six years (45 CFR 164.316(b)(2)(i)).',
      fix: `Write ${sixYearsDays} or more.`,
    }).default(sixYearsDays),
    logs: value<(typeof logRetentionDays)[number]>(
      (given) => logRetentionDays.some((days) => days === given),
      {
        what: 'is not a period that CloudWatch Logs offers for a year or more',
        why: 'Logs show what happened to whom and when.',
        fix: `Write one of ${logRetentionDays.join(', ')}.`,
      },
    ).default(2192),
  })
  .prefault({});

/** Limits of running functions, and who is told when something breaks. */
export const operationSettings = z
  .strictObject({
    functionConcurrency: wholeNumber(1, 1000, {
      what: 'is not a whole number from 1 to 1000',
      why: 'It reserves capacity of the account for each function, so that one cannot starve the others.',
      fix: 'Write the most calls that may be in the same step at once, e.g. 10, or leave it out: new accounts have only 10 in all.',
    }).optional(),
    alarmEmail: textMatching(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, {
      what: 'is not an e-mail address',
      why: 'Alarms go there.',
      fix: 'Write the address of the people on call.',
    }).optional(),
  })
  .prefault({});
