import { z } from 'zod';
import { oneOf, textMatching, wholeNumber } from './value.ts';

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
    rollout: oneOf(['gradual', 'all-at-once'], {
      why: 'It says how a new version of a function takes over from the one before.',
    }).optional(),
    monthlyBudget: wholeNumber(1, 10_000_000, {
      what: 'is not a whole number of US dollars',
      why: 'Somebody is told before a month costs more.',
      fix: 'Write what a month may cost in this account, e.g. 2000.',
    }).optional(),
  })
  .check(({ value: { monthlyBudget, alarmEmail }, issues }) => {
    if (monthlyBudget === undefined || alarmEmail !== undefined) return;
    const why = 'A budget is watched for somebody.';
    const params = { what: 'tells nobody', why, fix: 'Write alarmEmail as well.' };
    issues.push({ code: 'custom', path: ['monthlyBudget'], input: monthlyBudget, params });
  })
  .prefault({});

/** `gradual`: a tenth of the calls for five minutes, back when the function fails. Its default needs patience only where patients call. */
export const rolloutOf = ({
  stage,
  operation,
}: {
  readonly stage: string;
  readonly operation: z.infer<typeof operationSettings>;
}): 'gradual' | 'all-at-once' => operation.rollout ?? (stage === 'production' ? 'gradual' : 'all-at-once');
