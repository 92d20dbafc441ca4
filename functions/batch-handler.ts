import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { functionInvocations } from '../shared/metrics/function-invocations.ts';
import { metricNamespace, metricService } from '../shared/metrics/metric.ts';
import { faultFrom } from './faults.ts';

/** What a queue or stream is told: these come again, the others are done. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export interface BatchRequest {
  /** Aborts shortly before the function's own time is over. */
  readonly deadline: AbortSignal;
}

/** What is left to answer the queue after the deadline. Unit: milliseconds. */
const reserve = 1_000;

/**
 * The one stack for functions that a queue or stream feeds. Each record by itself: one that fails never holds up another.
 * Writes a line for each failure (function, record's id, code, hint) and counts outcomes; never a word of a record.
 */
export function batchHandler<Entry>(
  name: string,
  idOf: (entry: Entry) => string,
  handle: (entry: Entry, request: BatchRequest) => Promise<string>,
): (event: { readonly Records: readonly Entry[] }, context: Context) => Promise<BatchAnswer> {
  const logger = new Logger({ serviceName: metricService });
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: metricService });
  const count = (outcome: string) => {
    metrics.addDimensions({ function: name, outcome });
    metrics.addMetric(functionInvocations.name, functionInvocations.unit, 1);
    metrics.publishStoredMetrics();
  };
  return async ({ Records }, context) => {
    const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - reserve));
    const ends = await Promise.allSettled(
      // Async, so that what throws at once is one record's failure too.
      Records.map(async (entry) => handle(entry, { deadline })),
    );
    const failures = ends.flatMap((end, n) => {
      const entry = Records[n];
      count(end.status === 'fulfilled' ? end.value : 'fault');
      if (end.status === 'fulfilled' || entry === undefined) return [];
      const { code, hint } = faultFrom(end.reason);
      logger.error('failed', { function: name, item: idOf(entry), code, hint });
      return [{ itemIdentifier: idOf(entry) }];
    });
    return { batchItemFailures: failures };
  };
}
