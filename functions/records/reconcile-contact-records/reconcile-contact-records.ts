import { faultFrom, isOfService } from '../../faults.ts';
import type { ContactIndex } from '../contact-records.ts';
import type { ContactSummary } from '../contact-row.ts';
import { dayShards } from '../day-shards.ts';
import { type Anchors, dayAfter } from '../event-log/anchor.ts';
import type { EventLog, Head } from '../event-log/event-log.ts';
import { inParts } from '../event-log/in-parts.ts';
import { type Damage, rowDigest, verifyContact } from '../event-log/verify-contact.ts';
import {
  isProblem,
  judgeRecording,
  type KeptOfContact,
  plainReason,
  type RecordingProblem,
  recordingProblems,
} from './judge-contact.ts';

/** What an operator reads: ids only. */
export interface Reconciliation {
  readonly contacts: number;
  readonly recordings: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly what: 'no-log' | 'no-record' | 'no-anchor' | RecordingProblem | Damage;
    readonly contactId?: string;
    readonly message: string;
  }[];
}

export interface Ports {
  readonly contacts: ContactIndex;
  readonly recordings: { of(contactId: string): Promise<KeptOfContact> };
  readonly log: EventLog;
  readonly anchors: Anchors;
  readonly reports: { keep(day: string, found: Reconciliation): Promise<void> };
}

/** Records come at least once, mostly within minutes, and a contact may last over midnight: two days are on the safe side. */
const daysLater = 2;
/** Unit: milliseconds. */
const sealsTake = 60 * 60_000;
const pageSize = 100;

/**
 * Every contact record has its log, unaltered, and its recording or a reason why not; every log has its record. Finds and
 * reports; repairs nothing.
 */
export async function reconcileContactRecords(ports: Ports, at: Date): Promise<string> {
  const day = dayAfter(at.toISOString().slice(0, 10), -daysLater);
  const [anchor, logged] = await Promise.all([
    anchorOf(ports.anchors, day),
    ports.log.writtenTo(new Date(day), new Date(dayAfter(day))),
  ]);
  const contacts = await contactsOf(ports.contacts, day);
  const findings: Reconciliation['findings'][number][] = [];
  const recordings: Record<string, number> = {};
  if (!anchor) findings.push({ what: 'no-anchor', message: `the event log of ${day} has no anchor` });
  const anchored = new Map(anchor?.heads.map((head) => [head.contactId, [{ ...head, day }]]));
  const sealedUntil = new Date(at.getTime() - sealsTake).toISOString();
  await inParts(contacts, async (contact) => {
    const { contactId } = contact;
    const judged = plainReason(contact) ?? (await orUnreadable(judgeContact(ports, contactId)));
    recordings[judged] = (recordings[judged] ?? 0) + 1;
    if (isProblem(judged)) findings.push({ what: judged, contactId, message: recordingProblems[judged] });
  });
  const known = new Set(contacts.map(({ contactId }) => contactId));
  const all = new Set([...known, ...logged, ...anchored.keys()]);
  await inParts([...all], async (contactId) => {
    const heads = anchored.get(contactId) ?? [];
    const judged = await orUnreadable(judgeLog(ports, { contactId, heads, sealedUntil }));
    const unreadable = 'rows of the log of this contact cannot be read';
    if (judged === 'unreadable') findings.push({ what: judged, contactId, message: unreadable });
    else findings.push(...judged);
    const hasRecord =
      known.has(contactId) || (await orUnreadable(ports.contacts.read(contactId))) !== undefined;
    const message = 'there is a log, and the contact record never came';
    if (!hasRecord) findings.push({ what: 'no-record', contactId, message });
  });
  await ports.reports.keep(day, { contacts: contacts.length, recordings, findings });
  return findings.length > 0 ? 'findings' : 'complete';
}

async function judgeContact({ contacts, recordings }: Ports, contactId: string) {
  const [stored, kept] = await Promise.all([contacts.read(contactId), recordings.of(contactId)]);
  return judgeRecording(stored?.record, kept);
}

/** What cannot be read is a finding about that one contact; what a service refuses ends the run, which comes again. */
async function orUnreadable<T>(work: Promise<T>): Promise<T | 'unreadable'> {
  try {
    return await work;
  } catch (error) {
    if (isOfService(faultFrom(error))) throw error;
    return 'unreadable';
  }
}

/** Asked for only when it is there: what is not there looks to a role like what it may not see. */
async function anchorOf(anchors: Anchors, day: string) {
  return (await anchors.days(day)).includes(day) ? anchors.read(day) : undefined;
}

async function judgeLog(
  { log }: Ports,
  {
    contactId,
    heads,
    sealedUntil,
  }: {
    readonly contactId: string;
    readonly heads: readonly (Head & { readonly day: string })[];
    readonly sealedUntil: string;
  },
): Promise<readonly Reconciliation['findings'][number][]> {
  const { rows, seals } = await log.of(contactId);
  if (rows.length === 0 && seals.length === 0)
    return [{ what: 'no-log', contactId, message: 'there is no log of this contact' }];
  const found = verifyContact({ contactId, rows: rows.map(rowDigest), seals, anchored: heads, sealedUntil });
  return found.map(({ damage, message }) => ({ what: damage, contactId, message }));
}

async function contactsOf(index: ContactIndex, day: string): Promise<readonly ContactSummary[]> {
  const found: ContactSummary[] = [];
  for (let beyond: string | undefined; ; beyond = found.at(-1)?.startedAt) {
    const page = await index.find({
      index: 'by-day',
      partitions: dayShards.map((shard) => `${day}#${shard}`),
      newestFirst: false,
      limit: pageSize,
      ...(beyond !== undefined && { beyond }),
    });
    found.push(...page);
    if (page.length < pageSize) return found;
  }
}
