import type { WrittenLeg } from '../../recordings/call-marks.ts';
import { type AgentMoments, isChange, momentOf, readAgentEvent } from '../agent-event.ts';
import { readContactRecord } from '../contact-record.ts';
import type { ContactRecords, VerifiedCalls } from '../contact-records.ts';
import type { LostEvents } from '../event-log/logged-event.ts';
import { eventsIn } from '../log-contact-record/log-contact-record.ts';
import { keepRecords } from '../store-contact-record/store-contact-record.ts';
import type { LostThing, RawDays, Redriving } from './redrive-day.ts';

interface Stores {
  /** By the folder of the stream. */
  readonly rawOf: (stream: 'contact-records' | 'agent-events') => RawDays;
  readonly records: ContactRecords;
  readonly calls: VerifiedCalls;
  /** The rows are gone, and with them what was marked on them. */
  readonly carryMarks: (written: readonly WrittenLeg[]) => Promise<void>;
  readonly moments: AgentMoments;
  readonly events: LostEvents;
}

/** The doors of the streams, for raw copies: numbers in them are hidden already. */
export function lostThingsIn(stores: Stores, now: Date): Readonly<Record<LostThing, Redriving>> {
  const { rawOf, moments, events } = stores;
  return {
    'contact-records': {
      raw: rawOf('contact-records'),
      keep: async (lines) => (await keepRecords(stores, lines.map(readContactRecord), now)).size,
    },
    'agent-events': {
      raw: rawOf('agent-events'),
      keep: async (lines) => {
        const changes = lines.map(readAgentEvent).filter(isChange).map(momentOf);
        await moments.keep(changes);
        return changes.length;
      },
    },
    'event-log': {
      raw: rawOf('contact-records'),
      keep: (lines) => events.restore(lines.map(readContactRecord).flatMap(eventsIn)),
    },
  };
}
