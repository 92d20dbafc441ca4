import { z } from 'zod';
import { textMatching, wholeNumber } from './value.ts';

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
