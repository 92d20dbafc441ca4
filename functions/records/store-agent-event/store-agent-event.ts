import type { Mac } from '../../identity/mac.ts';
import type { EntryEnd, StreamEntry } from '../../stream-handler.ts';
import { type AgentMoments, isChange, momentOf, readAgentEvent } from '../agent-event.ts';
import { endOf, readEntries } from '../read-entries.ts';
import { hideNumbers } from '../store-contact-record/hide-numbers.ts';
import type { ParkedRecords, RawCopies } from '../stream-copies.ts';

export interface Ports {
  readonly moments: AgentMoments;
  readonly raw: RawCopies;
  readonly parked: ParkedRecords;
  readonly mac: Mac;
}

/** Each change of an agent is one row; that nothing changed for two minutes is in the raw copy only. */
export async function storeAgentEvents(
  { moments, raw, parked, mac }: Ports,
  entries: readonly StreamEntry[],
): Promise<readonly EntryEnd[]> {
  const read = await readEntries(entries, async ({ bytes }) => hideNumbers(readAgentEvent(bytes), mac));
  const events = read.flatMap((one) => (one.fault ? [] : [one.value]));
  const [first] = entries;
  await Promise.all([
    first &&
      events.length > 0 &&
      raw.keep(
        first,
        events.map((event) => JSON.stringify(event)),
      ),
    moments.keep(events.filter(isChange).map(momentOf)),
  ]);
  return endOf(read, parked, (event) => (isChange(event) ? 'kept' : 'nothing-new'));
}
