import type { EventLog } from '../event-log/event-log.ts';
import { inParts } from '../event-log/in-parts.ts';
import { sealContact } from '../event-log/seal-contact.ts';

/** How far back a run looks: four runs, so that one that failed leaves nothing behind. Unit: milliseconds. */
const window = 20 * 60_000;
const day = 86_400_000;

/** Seals the log of every contact that got a row lately. What it misses, the anchor of the day seals. */
export async function sealEventLog(log: EventLog, at: Date): Promise<string> {
  const from = at.getTime() - window;
  const midnight = at.getTime() - (at.getTime() % day);
  const spans =
    from < midnight
      ? [[from, midnight] as const, [midnight, at.getTime()] as const]
      : [[from, at.getTime()] as const];
  const found = await Promise.all(spans.map(([a, b]) => log.writtenTo(new Date(a), new Date(b))));
  const contacts = new Set(found.flatMap((some) => [...some]));
  await inParts([...contacts], (contactId) => sealContact(log, contactId));
  return contacts.size > 0 ? 'sealed' : 'nothing-new';
}
