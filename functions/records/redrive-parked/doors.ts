import type { Mac } from '../../identity/mac.ts';
import type { WrittenLeg } from '../../recordings/call-marks.ts';
import type { EntryEnd } from '../../stream-handler.ts';
import type { AgentMoments } from '../agent-event.ts';
import type { ContactRecords, VerifiedCalls } from '../contact-records.ts';
import type { LoggedEvents } from '../event-log/logged-event.ts';
import { logContactRecords } from '../log-contact-record/log-contact-record.ts';
import { storeAgentEvents } from '../store-agent-event/store-agent-event.ts';
import { storeContactRecords } from '../store-contact-record/store-contact-record.ts';
import type { ParkedRecords, RawCopies } from '../stream-copies.ts';
import { besideBatch, type ParkedEntries, type ParkedStream, type Redriving } from './redrive-parked.ts';

/** What belongs to one stream. */
interface StreamPorts {
  readonly entries: ParkedEntries;
  readonly raw: RawCopies;
  readonly parked: ParkedRecords;
  readonly mac: Mac;
}

interface Stores {
  readonly records: ContactRecords;
  readonly calls: VerifiedCalls;
  readonly carryMarks: (written: readonly WrittenLeg[]) => Promise<void>;
  readonly events: LoggedEvents;
  readonly moments: AgentMoments;
}

/** The same use cases through which the streams come in: a contact record also has its rows in the event log. */
export function doorsOf(
  portsOf: (stream: ParkedStream) => StreamPorts,
  { records, calls, carryMarks, events, moments }: Stores,
  now: Date,
): Readonly<Record<ParkedStream, Redriving>> {
  const [contacts, agents] = [portsOf('contact-records'), portsOf('agent-events')];
  const endOf = ([end]: readonly EntryEnd[]): EntryEnd => end ?? { outcome: 'kept' };
  return {
    'contact-records': {
      parked: contacts.entries,
      keep: async (entry) => {
        const ports = { ...contacts, raw: besideBatch(contacts.raw), records, calls, carryMarks };
        const end = endOf(await storeContactRecords(ports, [entry], now));
        if (!end.fault) await logContactRecords(events, [entry]);
        return end;
      },
    },
    'agent-events': {
      parked: agents.entries,
      keep: async (entry) =>
        endOf(await storeAgentEvents({ ...agents, raw: besideBatch(agents.raw), moments }, [entry])),
    },
  };
}
