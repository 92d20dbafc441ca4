import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, KinesisStreamRecord } from 'aws-lambda';
import { functionInvocations } from '../shared/metrics/function-invocations.ts';
import { metricNamespace, metricService } from '../shared/metrics/metric.ts';
import type { BatchAnswer, BatchRequest } from './batch-handler.ts';
import { type Fault, faultFrom, withoutCause } from './faults.ts';

/** One record of a stream, where it lies and when it came: both stay the same however often it is delivered. */
export interface StreamEntry {
  readonly shard: string;
  readonly sequenceNumber: string;
  readonly arrivedAt: Date;
  readonly bytes: Uint8Array;
}

/** How one record ended; `fault` says why it was parked. */
export interface EntryEnd {
  readonly outcome: string;
  readonly fault?: Fault;
}

/** The members of a Kinesis event that are read. Source: Lambda Developer Guide, with-kinesis. */
export interface StreamEvent {
  readonly Records: readonly {
    readonly eventID: string;
    readonly kinesis: Pick<
      KinesisStreamRecord['kinesis'],
      'sequenceNumber' | 'data' | 'approximateArrivalTimestamp'
    >;
  }[];
}

/** What is left after the deadline to say that the batch failed. Unit: milliseconds. */
const reserve = 1_000;

/**
 * The one stack for functions that take a batch of a stream as a whole. A batch that throws comes again, in halves; what is
 * wrong with a record itself is an outcome, so that it holds up nobody. Counts outcomes and writes a line for each record
 * that was parked; never a word of a record.
 */
export function streamHandler(
  name: string,
  handle: (entries: readonly StreamEntry[], request: BatchRequest) => Promise<readonly EntryEnd[]>,
): (event: StreamEvent, context: Context) => Promise<BatchAnswer> {
  const logger = new Logger({ serviceName: metricService });
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: metricService });
  const count = (outcome: string, times: number) => {
    metrics.addDimensions({ function: name, outcome });
    metrics.addMetric(functionInvocations.name, functionInvocations.unit, times);
    metrics.publishStoredMetrics();
  };
  return async ({ Records }, context) => {
    const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - reserve));
    const entries = Records.map(entryOf);
    try {
      const ends = await handle(entries, { deadline });
      const counts = Map.groupBy(ends, ({ outcome }) => outcome);
      for (const [outcome, found] of counts) count(outcome, found.length);
      for (const [n, { outcome, fault }] of ends.entries()) {
        const { code, hint } = fault ?? {};
        if (fault) logger.warn(outcome, { function: name, item: entries[n]?.sequenceNumber, code, hint });
      }
      return { batchItemFailures: [] };
    } catch (error) {
      const fault = faultFrom(error);
      const { code, hint } = fault;
      count('fault', entries.length);
      logger.error('failed', { function: name, item: entries[0]?.sequenceNumber, code, hint });
      throw withoutCause(fault);
    }
  };
}

const entryOf = ({ eventID, kinesis }: StreamEvent['Records'][number]): StreamEntry => ({
  // `shardId-000000000006:49590338271490256608559692538361571095921575989136588898`
  shard: eventID.split(':')[0] ?? '',
  sequenceNumber: kinesis.sequenceNumber,
  arrivedAt: new Date(kinesis.approximateArrivalTimestamp * 1000),
  bytes: Buffer.from(kinesis.data, 'base64'),
});
