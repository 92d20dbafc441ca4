import type { Context } from 'aws-lambda';
import type { StreamEvent } from '../../functions/stream-handler.ts';
import type { ContactRecord } from '../../shared/simulator/contact-record.ts';
import { chanceFrom } from '../calls/chance.ts';
import { simulatedRecords } from '../records/simulated-calls.ts';
import { centreOfHandlers } from './centre-of-handlers.ts';
import type { Bench, Measure } from './measure.ts';

/** How many records the store grows to. `CARELINE_BENCH_RECORDS=1000000`: the million of the goal; nine minutes on a quiet machine, and 7 GB of memory. */
const largest = Number(process.env.CARELINE_BENCH_RECORDS ?? 20_000);
/** Where it is timed on the way: 10⁴, 10⁵, …; and at the end. */
const sizes = [10_000, 100_000, 1_000_000].filter((size) => size < largest).concat(largest);
/** Records that are timed at once. */
const timed = 5_000;
const batchSize = 100;
/** Batches in flight: as many as a stream has shards. */
const atOnce = 4;

/**
 * Contact records per second through the handler of store-contact-record (numbers hidden, raw copy, conditional write, seven
 * indexes), SDK, loopback, and the embedded endpoints, all in this one process; and how much slower the last ones are than the
 * first. The generated records are not in the time.
 */
export const records: Bench = {
  run: async () => {
    const centre = await centreOfHandlers();
    try {
      const { handler } = await import('../../functions/records/store-contact-record/handler.ts');
      const models = await someRecords(500);
      let stored = 0;
      const grow = (count: number) => {
        const events = eventsOf(models, { from: stored, count });
        stored += count;
        return ingest(handler, events);
      };
      // Not measured: loading, compiling, opening connections.
      await grow(2_000);
      const measures: Measure[] = [];
      const ends: { readonly cpuSeconds: number }[] = [];
      for (const size of sizes) {
        while (stored < size - timed) await grow(Math.min(10_000, size - timed - stored));
        const { seconds, cpuSeconds } = await grow(timed);
        ends.push({ cpuSeconds });
        const name = (of: string) => `records.ingest.${of}.at-${size}`;
        measures.push(
          { name: name('per-second'), value: timed / seconds, unit: 'records/s' },
          { name: name('per-cpu-second'), value: timed / cpuSeconds, unit: 'records/s' },
          { name: name('memory'), value: process.memoryUsage.rss() / 2 ** 20, unit: 'MB' },
        );
      }
      const [first, last] = [ends[0]?.cpuSeconds ?? Number.NaN, ends.at(-1)?.cpuSeconds ?? Number.NaN];
      const all: Measure[] = [
        ...measures,
        ...measures.slice(-3, -1).map((one) => ({ ...one, name: one.name.replace(/\.at-\d+$/, '') })),
        { name: 'records.ingest.growth-ratio', value: last / first, unit: '×' },
        { name: 'records.ingest.grown-to', value: largest, unit: 'records' },
      ];
      return all;
    } finally {
      await centre.close();
    }
  },
};

type Handler = (event: StreamEvent, context: Context) => Promise<unknown>;

async function ingest(handler: Handler, events: StreamEvent[]) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let event = events.pop(); event; event = events.pop()) await delivered(handler, event);
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/** A batch that fails comes again, as from a stream: on a busy machine a connection may take too long. */
async function delivered(handler: Handler, event: StreamEvent, attempt = 1): Promise<void> {
  // The handler reads nothing else of it.
  const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
  try {
    await handler(event, context);
  } catch (error) {
    if (attempt === 5) throw error;
    await delivered(handler, event, attempt + 1);
  }
}

async function someRecords(count: number): Promise<readonly ContactRecord[]> {
  const found: ContactRecord[] = [];
  for await (const record of simulatedRecords(chanceFrom(1), new Date())) {
    found.push(record);
    if (found.length === count) break;
  }
  return found;
}

/** New contacts like those that were simulated, all of the last hours: an older one costs a query more. */
function eventsOf(
  models: readonly ContactRecord[],
  { from, count }: { readonly from: number; readonly count: number },
): StreamEvent[] {
  const events: StreamEvent[] = [];
  for (let at = from; at < from + count; at += batchSize) {
    const Records = Array.from({ length: batchSize }, (_, n) => {
      const record = models[(at + n) % models.length];
      const ContactId = `10000000-0000-4000-8000-${String(at + n).padStart(12, '0')}`;
      const started = new Date(Date.now() - ((at + n) % 30_000) * 1000).toISOString();
      const version = { ...record, ContactId, InitialContactId: ContactId, InitiationTimestamp: started };
      return {
        eventID: `shardId-000000000000:${at + n}`,
        kinesis: {
          sequenceNumber: String(at + n).padStart(20, '0'),
          data: Buffer.from(JSON.stringify(version)).toString('base64'),
          approximateArrivalTimestamp: Date.UTC(2026, 2, 3) / 1000,
        },
      };
    });
    events.push({ Records });
  }
  return events;
}
