import { type Anchor, type Anchors, anchorOf, dayAfter } from '../event-log/anchor.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { inParts } from '../event-log/in-parts.ts';
import { sealContact } from '../event-log/seal-contact.ts';

export interface Ports {
  readonly log: EventLog;
  readonly anchors: Anchors;
}

/** After how many days without a run anchors are no longer made up for: a person has to look. */
const mostDays = 14;

/**
 * Anchors yesterday, and the days before it that a failed run has left out. Each day has one, also a day without contacts:
 * an anchor that is missing is then one that somebody took away.
 */
export async function anchorEventLog({ log, anchors }: Ports, at: Date): Promise<string> {
  const yesterday = dayAfter(at.toISOString().slice(0, 10), -1);
  const days = await anchors.days(dayAfter(yesterday, -mostDays));
  const last = days.filter((day) => day <= yesterday).at(-1);
  if (last === yesterday) return 'anchored-before';
  let previous = last === undefined ? undefined : await anchors.read(last);
  for (let day = last === undefined ? yesterday : dayAfter(last); day <= yesterday; day = dayAfter(day)) {
    const anchor: Anchor = await anchorDay(log, day, previous);
    // Somebody else was faster: the rest is theirs.
    if (!(await anchors.keep(anchor))) return 'anchored-before';
    previous = anchor;
  }
  return 'anchored';
}

async function anchorDay(log: EventLog, day: string, previous: Anchor | undefined): Promise<Anchor> {
  const contacts = await log.writtenTo(new Date(day), new Date(dayAfter(day)));
  const heads = await inParts([...contacts], (contactId) => sealContact(log, contactId));
  return anchorOf(day, heads, previous);
}
