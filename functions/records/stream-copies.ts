import type { Fault } from '../faults.ts';
import type { StreamEntry } from '../stream-handler.ts';

/** Raw copies for queries over all of them: each batch of a stream as it came, but for the numbers, one JSON text a line. */
export interface RawCopies {
  /** The same batch delivered again writes the same object again. */
  keep(batch: StreamBatch, lines: readonly string[]): Promise<void>;
}

/** Where a batch began: what its object is named after. */
export type StreamBatch = Pick<StreamEntry, 'shard' | 'sequenceNumber' | 'arrivedAt'>;

/** Records that cannot be read or kept lie here with the reason, sealed, until somebody has looked at them. */
export interface ParkedRecords {
  park(entry: StreamEntry, reason: Pick<Fault, 'code' | 'hint'>): Promise<void>;
}

/** `year=2026/month=03/day=03`: what Athena reads as columns. Source: Athena User Guide, partitions. */
export function dayPath(at: Date): string {
  const [year, month, day] = at.toISOString().slice(0, 10).split('-');
  return `year=${year}/month=${month}/day=${day}`;
}
