import { Fault } from '../../faults.ts';
import { type Anchor, type Anchors, anchorOf, dayAfter } from '../event-log/anchor.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { inParts } from '../event-log/in-parts.ts';
import { sealContact } from '../event-log/seal-contact.ts';
import { LogVerifier } from '../event-log/verify-log.ts';

export interface Ports {
  readonly log: EventLog;
  readonly anchors: Anchors;
}

/** After how many days without a run anchors are no longer made up for: a person has to look. */
const mostDays = 14;

/**
 * Anchors yesterday, and the days before it that a failed run has left out. Each day has one, also a day without contacts:
 * an anchor that is missing is then one that somebody took away. The anchor that is found is compared with the log first:
 * nobody else writes one, so `altered` means that the anchor or the log is forged.
 */
export async function anchorEventLog({ log, anchors }: Ports, at: Date): Promise<string> {
  const yesterday = dayAfter(at.toISOString().slice(0, 10), -1);
  const days = await anchors.days(dayAfter(yesterday, -mostDays));
  const last = days.filter((day) => day <= yesterday).at(-1);
  let previous = last === undefined ? undefined : await readable(anchors, last);
  const found = last === undefined ? untouched : await judge({ log, anchors }, last, previous);
  const altered = found.altered || days.some((day) => day > yesterday);
  let outcome = 'anchored-before';
  for (let day = last === undefined ? yesterday : dayAfter(last); day <= yesterday; day = dayAfter(day)) {
    const anchor: Anchor = await anchorDay(log, { day, previous, also: found.leftOut });
    // Somebody else was faster: the rest is theirs.
    if (!(await anchors.keep(anchor))) break;
    previous = anchor;
    outcome = 'anchored';
  }
  return altered ? 'altered' : outcome;
}

interface Judged {
  readonly altered: boolean;
  /** Contacts with rows of its day that it does not hold: the next anchor does, so that they cannot be deleted unnoticed. */
  readonly leftOut: readonly string[];
}
const untouched: Judged = { altered: false, leftOut: [] };

/** One that is there and cannot be read is forged: the night goes on without it. */
async function readable(anchors: Anchors, day: string): Promise<Anchor | undefined> {
  try {
    return await anchors.read(day);
  } catch (error) {
    if (error instanceof Fault && error.code === 'unreadable-data') return undefined;
    throw error;
  }
}

async function judge({ log, anchors }: Ports, day: string, anchor: Anchor | undefined): Promise<Judged> {
  const written = await log.writtenTo(new Date(day), new Date(dayAfter(day)));
  const held = new Set(anchor?.heads.map(({ contactId }) => contactId));
  const verifier = new LogVerifier({
    anchors: new Map([[day, anchor]]),
    anchoredUntil: day,
    sealedUntil: dayAfter(day),
    // What is written while this runs is not asked about.
    readAt: dayAfter(day, mostDays),
    excerpt: true,
  });
  await inParts([...written.union(held)], async (contactId) => {
    const { rows, seals } = await log.of(contactId);
    for (const row of rows) verifier.row(row);
    for (const seal of seals) verifier.seal(seal);
  });
  const before = await readable(anchors, dayAfter(day, -1));
  const covers = !before || (anchor?.previous?.day === before.day && anchor.previous.hash === before.hash);
  return {
    altered: !covers || verifier.end().findings.length > 0,
    leftOut: [...written.difference(held)],
  };
}

async function anchorDay(
  log: EventLog,
  { day, previous, also }: { day: string; previous: Anchor | undefined; also: readonly string[] },
): Promise<Anchor> {
  const contacts = await log.writtenTo(new Date(day), new Date(dayAfter(day)));
  const heads = await inParts([...new Set([...contacts, ...also])], (contactId) =>
    sealContact(log, contactId),
  );
  return anchorOf(day, heads, previous);
}
