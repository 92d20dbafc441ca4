import { type Fault, faultFrom, isOfService } from '../../faults.ts';
import { inParts } from '../../records/event-log/in-parts.ts';
import { type IndexTranscriptPorts, indexStored } from '../index-transcript/index-transcript.ts';
import type { WaitingTranscript } from '../transcript-words.ts';

export interface WaitingPorts extends IndexTranscriptPorts {
  /** Says which transcript cannot be read, and why. */
  readonly unreadable: (waiting: WaitingTranscript, fault: Fault) => void;
}

/** As many as a run indexes within its time: each costs about twenty requests. */
const mostAtOnce = 100;
const pageSize = 100;

/**
 * Transcripts that were there before the records of their calls: those whose record has come are indexed now. All are looked
 * at, so that none waits behind others whose record never comes. One that cannot be read stays until its week is over: a
 * corrected reader finds it.
 */
export async function indexWaitingTranscripts(
  ports: WaitingPorts,
): Promise<'nothing-waits' | 'indexed' | 'still-waiting' | 'unreadable'> {
  const ends = { indexed: 0, waits: 0, gone: 0, 'no-transcript': 0, unreadable: 0 };
  for (let after: string | undefined; ends.indexed < mostAtOnce; ) {
    const some = await ports.waiting.some(pageSize, after);
    // Side by side only to learn whose record is there: most of a page whose records do not come costs one request each.
    const come = await inParts(some, (one) => hasCome(ports, one));
    for (const one of some.filter((_, n) => come[n])) ends[await indexOne(ports, one)] += 1;
    after = some.at(-1)?.contactId;
    ends.waits += come.filter((has) => !has).length;
    if (some.length < pageSize) break;
  }
  if (ends.unreadable > 0) return 'unreadable';
  if (ends.indexed > 0) return 'indexed';
  return ends.waits > 0 ? 'still-waiting' : 'nothing-waits';
}

/** A record that cannot be read has come: what is wrong with it is said when its transcript is indexed. */
async function hasCome({ contacts }: WaitingPorts, { contactId }: WaitingTranscript): Promise<boolean> {
  try {
    return (await contacts.read(contactId)) !== undefined;
  } catch (error) {
    if (isOfService(faultFrom(error))) throw error;
    return true;
  }
}

async function indexOne(
  ports: WaitingPorts,
  one: WaitingTranscript,
): Promise<'indexed' | 'waits' | 'gone' | 'no-transcript' | 'unreadable'> {
  try {
    const outcome = await indexStored(ports, one.key);
    if (typeof outcome !== 'string') return 'waits';
    await ports.waiting.remove(one.contactId);
    return outcome;
  } catch (error) {
    const fault = faultFrom(error);
    if (isOfService(fault)) throw fault;
    ports.unreadable(one, fault);
    return 'unreadable';
  }
}
