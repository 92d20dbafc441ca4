/** Reads a stream for a function as Lambda does: batches in order, a failing one in halves and again, until it is given up. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FunctionResult } from '../../shared/simulator/functions.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../endpoints/place.ts';
import type { StreamRecord } from '../endpoints/streams.ts';
import type { StreamReading } from '../templates/read-functions.ts';

export interface StreamReader extends StreamReading {
  readonly functionArn: string;
  readonly streamArn: string;
}

interface Ports {
  invoke(event: unknown): Promise<FunctionResult>;
  /** What the queue for failures is told: where the records lie in the stream, never what they hold. */
  giveUp(message: unknown): void;
  /** Work that somebody may wait for. */
  during(work: Promise<unknown>): void;
}

const failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
const shardId = 'shardId-000000000000';

/**
 * Hears the records of a stream, all of one shard. Later records wait for those before them. Source: Lambda Developer Guide,
 * kinesis-retain-failed: splitting a batch costs no attempt. Here it is tried again at once: nobody waits for a pause.
 */
export function createStreamReader(
  reader: StreamReader,
  { invoke, giveUp, during }: Ports,
): (record: StreamRecord) => void {
  if (!Number.isFinite(reader.retries) && !Number.isFinite(reader.longestSeconds))
    throw new Error(
      `The source ${reader.streamArn} of ${reader.functionArn} would be tried for ever, and all behind it would wait. Give it MaximumRetryAttempts.`,
    );
  const waiting: StreamRecord[] = [];
  let isReading = false;

  /** How many records from the first on are done. */
  async function attempt(batch: readonly StreamRecord[]): Promise<number> {
    const result = await invoke({ Records: batch.map((record) => kinesisRecord(record, reader.streamArn)) });
    if (result.kind !== 'answer') return 0;
    const failed = failures.safeParse(result.payload).data?.batchItemFailures ?? [];
    const first = batch.findIndex(({ sequenceNumber }) =>
      failed.some(({ itemIdentifier }) => itemIdentifier === sequenceNumber),
    );
    return first < 0 ? batch.length : first;
  }

  async function send(batch: readonly StreamRecord[], attempts = 1): Promise<void> {
    const tooOld = batch.findLastIndex(
      ({ time }) => Date.now() - time.getTime() > reader.longestSeconds * 1000,
    );
    if (tooOld >= 0)
      giveUp(givenUp(reader, batch.slice(0, tooOld + 1), { condition: 'RecordAgeExceeded', attempts }));
    const rest = batch.slice(tooOld + 1);
    if (rest.length === 0) return;
    const done = await attempt(rest);
    const left = rest.slice(done);
    if (left.length === 0) return;
    if (done > 0) await send(left);
    else if (reader.inHalves && left.length > 1) {
      const half = Math.ceil(left.length / 2);
      await send(left.slice(0, half), attempts);
      await send(left.slice(half), attempts);
    } else if (attempts <= reader.retries) await send(left, attempts + 1);
    else giveUp(givenUp(reader, left, { condition: 'RetryAttemptsExhausted', attempts }));
  }

  async function read(): Promise<void> {
    isReading = true;
    while (waiting.length > 0) await send(waiting.splice(0, reader.batchSize));
    isReading = false;
  }
  return (record) => {
    waiting.push(record);
    if (!isReading) during(read());
  };
}

/** Source: Lambda Developer Guide, kinesis-on-failure-destination. */
function givenUp(
  { functionArn, streamArn }: StreamReader,
  batch: readonly StreamRecord[],
  { condition, attempts }: { readonly condition: string; readonly attempts: number },
) {
  const [first, last] = [batch[0], batch.at(-1)];
  return {
    requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: attempts },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    KinesisBatchInfo: {
      shardId,
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: first?.time.toISOString(),
      approximateArrivalOfLastRecord: last?.time.toISOString(),
      batchSize: batch.length,
      streamArn,
    },
  };
}

/** Source: Lambda Developer Guide, with-kinesis. */
const kinesisRecord = (
  { partitionKey, sequenceNumber, data, time }: StreamRecord,
  eventSourceARN: string,
) => ({
  kinesis: {
    kinesisSchemaVersion: '1.0',
    partitionKey,
    sequenceNumber,
    data: data.toString('base64'),
    approximateArrivalTimestamp: time.getTime() / 1000,
  },
  eventSource: 'aws:kinesis',
  eventVersion: '1.0',
  eventID: `${shardId}:${sequenceNumber}`,
  eventName: 'aws:kinesis:record',
  invokeIdentityArn: `arn:aws:iam::${LOCAL_ACCOUNT}:role/local`,
  awsRegion: LOCAL_REGION,
  eventSourceARN,
});
