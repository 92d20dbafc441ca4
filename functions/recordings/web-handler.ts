import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { functionInvocations } from '../../shared/metrics/function-invocations.ts';
import { metricNamespace, metricService } from '../../shared/metrics/metric.ts';
import { faultFrom, withoutCause } from '../faults.ts';
import { type Listeners, listeners } from './listeners.ts';
import { answer, readSignedRequest, type SignedRequest, type WebAnswer } from './signed-request.ts';

/** What is left after the deadline of a request to write into the access log that it failed, and then to answer. Unit: milliseconds. */
const reserve = { work: 1_500, log: 500 };

export interface Deadlines {
  readonly work: AbortSignal;
  /** Later: what ran out of time stands in the access log as well. */
  readonly log: AbortSignal;
}

/**
 * The one stack for functions that people call through their URL, which lets in signed requests only. Counts how each ended,
 * for the alarms; who and why stand in the access log, and never here.
 */
export function webHandler(
  name: string,
  whoListens: string,
  handle: (
    request: SignedRequest,
    deadlines: Deadlines,
  ) => Promise<{ readonly outcome: string; readonly answer: WebAnswer }>,
): (event: unknown, context: Context) => Promise<WebAnswer> {
  const known: Listeners = listeners.parse(JSON.parse(whoListens));
  const logger = new Logger({ serviceName: metricService });
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: metricService });
  const count = (outcome: string) => {
    metrics.addDimensions({ function: name, outcome });
    metrics.addMetric(functionInvocations.name, functionInvocations.unit, 1);
    metrics.publishStoredMetrics();
  };
  return async (event, context) => {
    const left = (milliseconds: number) =>
      AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - milliseconds));
    const deadlines: Deadlines = { work: left(reserve.work), log: left(reserve.log) };
    const request = readSignedRequest(event, known);
    if (!request) {
      count('unsigned');
      return answer(401, { refused: 'unsigned' });
    }
    try {
      const { outcome, answer: given } = await handle(request, deadlines);
      count(outcome);
      return given;
    } catch (error) {
      const fault = faultFrom(error);
      count('fault');
      logger.error('failed', { function: name, code: fault.code, hint: fault.hint });
      throw withoutCause(fault);
    }
  };
}
