import type { ContactIndex } from '../contact-records.ts';
import type { ContactSummary } from '../contact-row.ts';
import { dayShards } from '../day-shards.ts';
import { type Anchors, dayAfter } from '../event-log/anchor.ts';
import type { EventLog, Head } from '../event-log/event-log.ts';
import { inParts } from '../event-log/in-parts.ts';
import { type Damage, rowDigest, verifyContact } from '../event-log/verify-contact.ts';
import { plainReason, reasonIn } from './judge-contact.ts';

/** What an operator reads: ids only. */
export interface Reconciliation {
  readonly contacts: number;
  readonly recordings: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly what: 'no-log' | 'no-recording' | 'no-record' | 'no-anchor' | Damage;
    readonly contactId?: string;
    readonly message: string;
  }[];
}

export interface Ports {
  readonly contacts: ContactIndex;
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
    const reason = plainReason(contact) ?? reasonIn((await ports.contacts.read(contact.contactId))?.record);
    recordings[reason ?? 'missing'] = (recordings[reason ?? 'missing'] ?? 0) + 1;
    const { contactId } = contact;
    const message = 'the caller was told of a recording and spoke with an agent, and there is none';
    if (reason === undefined) findings.push({ what: 'no-recording', contactId, message });
  });
  const known = new Set(contacts.map(({ contactId }) => contactId));
  const all = new Set([...known, ...logged, ...anchored.keys()]);
  await inParts([...all], async (contactId) => {
    const heads = anchored.get(contactId) ?? [];
    findings.push(...(await judgeLog(ports, { contactId, heads, sealedUntil })));
    const hasRecord = known.has(contactId) || (await ports.contacts.read(contactId)) !== undefined;
    const message = 'there is a log, and the contact record never came';
    if (!hasRecord) findings.push({ what: 'no-record', contactId, message });
  });
  await ports.reports.keep(day, { contacts: contacts.length, recordings, findings });
  return findings.length > 0 ? 'findings' : 'complete';
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
