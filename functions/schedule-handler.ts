import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { functionInvocations } from '../shared/metrics/function-invocations.ts';
import { metricService } from '../shared/metrics/metric.ts';
import { counter } from './count.ts';
import { faultFrom, withoutCause } from './faults.ts';

export interface ScheduledRun {
  /** When the schedule was due; the same for a run that is tried again. */
  readonly at: Date;
  /** Aborts shortly before the function's own time is over. */
  readonly deadline: AbortSignal;
  /** Until that. */
  readonly millisecondsLeft: () => number;
}

/** What is left for the log line after the deadline. Unit: milliseconds. */
const reserve = 1_000;

/** The one stack for functions that a schedule starts: one log line, one count by outcome, nothing thrown but faults. */
export function scheduleHandler(
  name: string,
  handle: (run: ScheduledRun) => Promise<string>,
): (event: { readonly time: string }, context: Context) => Promise<void> {
  const logger = new Logger({ serviceName: metricService });
  const count = counter();
  return async ({ time }, context) => {
    const millisecondsLeft = () => Math.max(0, context.getRemainingTimeInMillis() - reserve);
    const deadline = AbortSignal.timeout(millisecondsLeft());
    try {
      const outcome = await handle({ at: new Date(time), deadline, millisecondsLeft });
      logger.info('ran', { function: name, outcome });
      count(functionInvocations, { function: name, outcome });
    } catch (error) {
      const fault = faultFrom(error);
      logger.error('failed', { function: name, code: fault.code, hint: fault.hint });
      count(functionInvocations, { function: name, outcome: 'fault' });
      throw withoutCause(fault);
    }
  };
}
