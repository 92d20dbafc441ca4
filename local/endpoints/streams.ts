/** Kinesis of the local centre: enough to put records and to feed whoever listens to a stream. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Place } from './place.ts';
import { ApiFault, blob, type Operations, operation } from './wire.ts';

export type StreamRecord = {
  readonly stream: string;
  readonly partitionKey: string;
  readonly sequenceNumber: string;
  readonly data: Buffer;
  readonly time: Date;
};

export type StreamsEndpoint = {
  readonly operations: Operations;
  /** Makes a stream of one shard; one that exists is kept. */
  create(name: string): { arn: string };
  /** Puts a record without HTTP: what Connect itself does with contact records and agent events. */
  put(stream: string, data: Buffer | string, partitionKey?: string): StreamRecord;
  onRecord(stream: string, listener: (record: StreamRecord) => void): () => void;
  records(stream: string): readonly StreamRecord[];
  dump(): Promise<string>;
};

const addressed = z.object({ StreamName: z.string().optional(), StreamARN: z.string().optional() });
const entry = z.object({ Data: blob, PartitionKey: z.string().min(1).max(256) });

export function createStreams(place: Place): StreamsEndpoint {
  const streams = new Map<string, StreamRecord[]>();
  const listeners = new Map<string, Set<(record: StreamRecord) => void>>();
  let written = 0n;

  function records(stream: string): StreamRecord[] {
    const found = streams.get(stream);
    if (found) return found;
    throw new ApiFault(
      'ResourceNotFoundException',
      `Stream ${stream} under account ${place.account} not found.`,
    );
  }

  function put(stream: string, data: Buffer | string, partitionKey?: string): StreamRecord {
    written += 1n;
    const bytes = Buffer.from(data);
    const record: StreamRecord = {
      stream,
      partitionKey: partitionKey ?? createHash('md5').update(bytes).digest('hex'),
      sequenceNumber: String(written).padStart(56, '0'),
      data: bytes,
      time: place.now(),
    };
    records(stream).push(record);
    for (const listener of listeners.get(stream) ?? []) listener(record);
    return record;
  }

  const nameIn = (input: z.infer<typeof addressed>) =>
    input.StreamName ?? input.StreamARN?.split('/').at(-1) ?? '';
  const answer = (record: StreamRecord) => ({
    SequenceNumber: record.sequenceNumber,
    ShardId: 'shardId-000000000000',
  });

  return {
    operations: {
      CreateStream: operation(z.object({ StreamName: z.string() }), ({ StreamName }) => {
        if (streams.has(StreamName))
          throw new ApiFault(
            'ResourceInUseException',
            `Stream ${StreamName} under account ${place.account} already exists.`,
          );
        streams.set(StreamName, []);
      }),
      PutRecord: operation(addressed.extend(entry.shape), (input) =>
        answer(put(nameIn(input), input.Data, input.PartitionKey)),
      ),
      PutRecords: operation(addressed.extend({ Records: z.array(entry).min(1).max(500) }), (input) => ({
        FailedRecordCount: 0,
        Records: input.Records.map((one) => answer(put(nameIn(input), one.Data, one.PartitionKey))),
      })),
    },
    create(name) {
      if (!streams.has(name)) streams.set(name, []);
      return { arn: `arn:aws:kinesis:${place.region}:${place.account}:stream/${name}` };
    },
    put,
    onRecord(stream, listener) {
      const set = listeners.get(stream) ?? new Set();
      listeners.set(stream, set.add(listener));
      return () => void set.delete(listener);
    },
    records,
    dump: async () =>
      [...streams.values()]
        .flat()
        .map((record) => `${record.stream} ${record.partitionKey} ${record.data.toString('utf8')}`)
        .join('\n'),
  };
}
