import { dayOf, isDay } from '../../functions/records/day-shards.ts';
import { dayAfter } from '../../functions/records/event-log/anchor.ts';
import type { LogRow } from '../../functions/records/event-log/event-log.ts';

/**
 * Each row is in the report of one day: of the time it tells of, also when it was written after midnight (UTC); of the time it
 * was written when that was later still, or when it tells of none.
 */
export function reportedAt({ sequence, writtenAt = '' }: LogRow): string {
  const [told, written] = [dayOf(sequence), dayOf(writtenAt)];
  const isTold = isDay(told) && (written === '' || told === written || dayAfter(told) === written);
  return isTold ? sequence.slice(0, 24) : writtenAt;
}
