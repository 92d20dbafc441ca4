import { describe, expect, it } from 'vitest';
import { createStreamReader } from '../../../local/centre/stream-reader.ts';
import type { StreamRecord } from '../../../local/endpoints/streams.ts';
import type { FunctionResult } from '../../../shared/simulator/functions.ts';

const reading = {
  batchSize: 4,
  inHalves: true,
  retries: 2,
  longestSeconds: Number.POSITIVE_INFINITY,
  functionArn: 'arn:function',
  streamArn: 'arn:stream',
};
const record = (n: number, time = new Date()): StreamRecord => ({
  stream: 'records',
  partitionKey: 'p',
  sequenceNumber: String(n),
  data: Buffer.from(`record ${n}`),
  time,
});
const done: FunctionResult = { kind: 'answer', payload: { batchItemFailures: [] } };

/** Records that fail, with what else the reader is to be; what was asked of the function, and what was given up. */
async function reads(
  records: readonly StreamRecord[],
  answer: (batch: readonly string[]) => FunctionResult,
  more: object = {},
) {
  const asked: string[] = [];
  const givenUp: unknown[] = [];
  const works: Promise<unknown>[] = [];
  const hear = createStreamReader(
    { ...reading, ...more },
    {
      invoke: async (event) => {
        const batch: string[] = Object(event).Records.map(
          (one: { kinesis: { sequenceNumber: string } }) => one.kinesis.sequenceNumber,
        );
        asked.push(batch.join(' '));
        return answer(batch);
      },
      giveUp: (message) => givenUp.push(message),
      during: (work) => works.push(work),
    },
  );
  for (const one of records) hear(one);
  await Promise.all(works);
  return { asked, givenUp };
}
const failing =
  (poison: string) =>
  (batch: readonly string[]): FunctionResult =>
    batch.includes(poison) ? { kind: 'fault', message: 'no' } : done;

describe('a stream that a function reads', () => {
  it('comes in order and in batches: what arrives meanwhile waits', async () => {
    const { asked, givenUp } = await reads(
      [1, 2, 3, 4, 5, 6, 7].map((n) => record(n)),
      () => done,
    );
    expect(asked).toEqual(['1', '2 3 4 5', '6 7']);
    expect(givenUp).toEqual([]);
  });

  it('a record that fails in every attempt is found in halves and given up, with its place and no word of it; all others are read', async () => {
    const { asked, givenUp } = await reads(
      [1, 2, 3, 4, 5, 6].map((n) => record(n)),
      failing('4'),
    );
    expect(asked).toEqual(['1', '2 3 4 5', '2 3', '4 5', '4', '4', '4', '5', '6']);
    expect(givenUp).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
        KinesisBatchInfo: { startSequenceNumber: '4', endSequenceNumber: '4', batchSize: 1 },
      },
    ]);
    expect(JSON.stringify(givenUp)).not.toMatch(/record 4|cmVjb3Jk/);
  });

  it('is read again from the record that the function names', async () => {
    const failed = new Set(['4']);
    const { asked, givenUp } = await reads(
      [1, 2, 3, 4, 5].map((n) => record(n)),
      (batch) => {
        const [first] = batch.filter((one) => failed.delete(one));
        return { kind: 'answer', payload: { batchItemFailures: first ? [{ itemIdentifier: first }] : [] } };
      },
    );
    expect(asked).toEqual(['1', '2 3 4 5', '4 5']);
    expect(givenUp).toEqual([]);
  });

  it('without halves a batch is given up whole; what is too old is not tried', async () => {
    const whole = await reads(
      [1, 2, 3].map((n) => record(n)),
      failing('3'),
      { inHalves: false, retries: 0 },
    );
    expect(whole.asked).toEqual(['1', '2 3']);
    expect(whole.givenUp).toMatchObject([{ KinesisBatchInfo: { batchSize: 2 } }]);
    const late = await reads([record(1, new Date(0)), record(2)], () => done, { longestSeconds: 60 });
    expect(late.asked).toEqual(['2']);
    expect(late.givenUp).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }]);
  });

  it('that would be tried for ever is refused', async () => {
    await expect(reads([], () => done, { retries: Number.POSITIVE_INFINITY })).rejects.toThrow(
      'Give it MaximumRetryAttempts.',
    );
  });
});
