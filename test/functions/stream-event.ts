/** Records of a stream as Lambda hands them to a function. Source: Lambda Developer Guide, with-kinesis. */
import type { StreamEvent } from '../../functions/stream-handler.ts';

/** Bodies: JSON, or text as it is. All of one shard, in this order, from the sequence number `from` on. */
export const streamEvent = (bodies: readonly unknown[], from = 1): StreamEvent => ({
  Records: bodies.map((body, n) => {
    const sequenceNumber = String(from + n).padStart(6, '0');
    return {
      eventID: `shardId-000000000000:${sequenceNumber}`,
      kinesis: {
        sequenceNumber,
        data: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)).toString('base64'),
        approximateArrivalTimestamp: Date.parse('2026-03-03T10:05:00Z') / 1000,
      },
    };
  }),
});
