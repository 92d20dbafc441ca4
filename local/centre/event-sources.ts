/** Plays Lambda's event sources: what arrives in a queue or a stream starts the function that the template names. */
import { z } from 'zod';
import type { Endpoints } from '../endpoints/server.ts';
import type { StreamRecord } from '../endpoints/streams.ts';
import type { FunctionHost } from '../functions/host.ts';
import type { DataPlan } from '../templates/read-data.ts';
import type { EventSource } from '../templates/read-functions.ts';

export interface EventSources {
  /** Resolves when nothing that arrived is still being worked on. */
  settled(): Promise<void>;
  stop(): void;
}

interface Playing {
  readonly endpoints: Endpoints;
  readonly host: FunctionHost;
  readonly data: DataPlan;
}

const failures = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]),
});

export function playEventSources(sources: readonly EventSource[], playing: Playing): EventSources {
  const { endpoints, host, data } = playing;
  const pending = new Set<Promise<unknown>>();
  const invoke = (arn: string, event: unknown) => {
    const work = host.invoke(arn, event);
    pending.add(work);
    void work.finally(() => pending.delete(work));
    return work;
  };
  const stops = sources.map(({ functionArn, sourceArn }) => {
    const queue = data.queues.find((q) => q.arn === sourceArn);
    if (queue) {
      return endpoints.queues.consume(queue.url, async (records) => {
        const result = await invoke(functionArn, { Records: records });
        if (result.kind !== 'answer') throw new Error('The function failed; the queue delivers again.');
        return failures.safeParse(result.payload).data ?? { batchItemFailures: [] };
      });
    }
    const stream = data.streams.find((name) => sourceArn.endsWith(`stream/${name}`));
    if (stream === undefined) throw new Error(`An event source reads ${sourceArn}, which no template has.`);
    // A record that fails is tried again, as the mapping says; then it would go to the dead letters.
    return endpoints.streams.onRecord(stream, (record) => {
      void deliver(() => invoke(functionArn, { Records: [kinesisRecord(record, sourceArn)] }), 3);
    });
  });
  return {
    settled: async () => {
      while (pending.size > 0) await Promise.allSettled(pending);
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

async function deliver(send: () => ReturnType<FunctionHost['invoke']>, attempts: number): Promise<void> {
  const result = await send();
  const read = result.kind === 'answer' ? failures.safeParse(result.payload).data : undefined;
  const failed = result.kind !== 'answer' || (read?.batchItemFailures.length ?? 0) > 0;
  if (failed && attempts > 1) await deliver(send, attempts - 1);
}

/** Source: Lambda Developer Guide, with-kinesis. */
function kinesisRecord(record: StreamRecord, eventSourceARN: string) {
  const { partitionKey, sequenceNumber, data, time } = record;
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey,
      sequenceNumber,
      data: data.toString('base64'),
      approximateArrivalTimestamp: time.getTime() / 1000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `shardId-000000000000:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: 'arn:aws:iam::000000000000:role/local',
    awsRegion: 'us-east-1',
    eventSourceARN,
  };
}
