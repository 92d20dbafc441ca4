/** Reads a stream as Lambda does: each shard in order, a batch at a time; one that fails comes again in halves, then alone. */
import type { StreamEvent } from '../../functions/stream-handler.ts';
import type { IngesterProcess } from './ingester-process.ts';
import type { Shards } from './unruly-stream.ts';

export interface Mishaps {
  readonly chance: () => number;
  /** How often the process is killed in the course of it all. */
  readonly kills: number;
  /** Share of the batches that have too little time, and fail when some of their writes are done. */
  readonly tooLate: number;
}

export interface Ingested {
  readonly deliveries: number;
  readonly failed: number;
  readonly kills: number;
}

/** Source: Lambda Developer Guide, with-kinesis: batch size and bisecting, as infra/event-functions.ts sets them. */
const batchSize = 100;
const mostAttempts = 10;
/** Milliseconds. A batch takes some tens; the handler itself keeps a second of what it is given in reserve. */
const enough = 60_000;
const tooLittle = () => 1_000;
/** Within the time that a batch takes. */
const soon = 30;

export async function ingest(
  shards: Shards,
  ingester: IngesterProcess,
  { chance, kills, tooLate }: Mishaps,
): Promise<Ingested> {
  const batches = shards.reduce((sum, shard) => sum + Math.ceil(shard.length / batchSize), 0);
  // Spread over all of it, each somewhere in its part.
  const killAt = Array.from({ length: kills }, (_, n) => ((n + chance()) * batches) / kills);
  let [begun, deliveries, failed, planned] = [0, 0, 0, 0];

  async function deliver(records: StreamEvent['Records'], mayFail: boolean, again = 0): Promise<void> {
    if (again > mostAttempts) throw new Error('The same batch failed ten times: this is no mishap of ours.');
    deliveries++;
    const late = mayFail && chance() < tooLate;
    const end = ingester.deliver({ Records: records }, late ? tooLittle() + chance() * 60 : enough);
    if (begun > (killAt[planned] ?? Infinity)) {
      planned++;
      // Somewhere in the middle of what it is doing.
      setTimeout(() => void kill(), chance() * soon);
    }
    const how = await end;
    if (how === 'done') return;
    failed++;
    // Lambda splits a batch that failed; after a crash the same batch comes again.
    if (how === 'killed' || records.length === 1) return deliver(records, false, again + 1);
    const half = Math.ceil(records.length / 2);
    await deliver(records.slice(0, half), mayFail);
    await deliver(records.slice(half), mayFail);
  }

  async function kill(): Promise<void> {
    if (!(await ingester.kill())) planned--;
  }

  async function readShard(shard: StreamEvent['Records']): Promise<void> {
    for (let at = 0; at < shard.length; at += batchSize) {
      begun++;
      await deliver(shard.slice(at, at + batchSize), true);
    }
  }

  await Promise.all(shards.map(readShard));
  return { deliveries, failed, kills: ingester.kills };
}
