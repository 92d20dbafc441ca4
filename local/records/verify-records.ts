/** Event log and access log, verified against their anchors and copies. */
import { dayAfter } from '../../functions/records/event-log/anchor.ts';
import { anchorsKeptFrom } from '../../functions/records/event-log/verify-anchors.ts';
import { LogVerifier, type Verified } from '../../functions/records/event-log/verify-log.ts';
import { sixYearsDays } from '../../infra/settings/retention.ts';
import type { LogSource } from './log-sources.ts';
import { UnreadableLogError } from './named-resources.ts';
import { type VerifiedAccess, verifyAccess } from './verify-access.ts';

/** Rows are sealed every five minutes; an hour leaves room for a run that failed. Unit: milliseconds. */
const sealsTake = 3_600_000;
/** After midnight UTC: the anchor of the day before is there. Unit: milliseconds. */
const anchorsTake = 2 * 3_600_000;

export interface VerifiedRecords {
  readonly log: Verified;
  /** Absent: there is none in the folder. */
  readonly access?: VerifiedAccess;
}

export interface Verification {
  /** Only contacts that the anchor of this day holds. */
  readonly day?: string;
  /** As `retention.audit` of the settings. Absent: the least that it may be. */
  readonly auditDays?: number;
}

export async function verifyRecords(
  source: LogSource,
  { day, auditDays = sixYearsDays }: Verification,
  now: Date,
): Promise<VerifiedRecords> {
  const log = await verifyLog(source, { day, keptFrom: anchorsKeptFrom(now, auditDays) }, now);
  const access = await source.access();
  return { log, ...(access && { access: verifyAccess(access, now, auditDays) }) };
}

async function verifyLog(
  source: LogSource,
  { day, keptFrom }: { readonly day: string | undefined; readonly keptFrom: string },
  now: Date,
): Promise<Verified> {
  const { byDay: all, findings: beside } = await source.anchors();
  const settled = dayAfter(new Date(now.getTime() - anchorsTake).toISOString().slice(0, 10), -1);
  const anchors = day === undefined ? all : new Map([...all].filter(([one]) => one === day));
  const wanted =
    day === undefined ? undefined : new Set(all.get(day)?.heads.map(({ contactId }) => contactId));
  if (day !== undefined && !all.has(day) && day > settled)
    throw new UnreadableLogError(
      `There is no anchor of ${day} yet: a day is anchored when it is over (UTC). Without --day everything is verified.`,
    );
  if (day !== undefined && !all.has(day) && day < keptFrom)
    throw new UnreadableLogError(
      `There is no anchor of ${day} any more: anchors are kept from ${keptFrom} on. If retention.audit is longer, give --audit-days.`,
    );
  if (day !== undefined && !all.has(day)) {
    const message = `there is no anchor of ${day}`;
    return { rows: 0, contacts: 0, findings: [...beside, { damage: 'anchor-missing', message }] };
  }
  const verifier = new LogVerifier({
    anchors,
    excerpt: day !== undefined,
    anchoredUntil: day ?? settled,
    anchorsKeptFrom: keptFrom,
    sealedUntil: new Date(now.getTime() - sealsTake).toISOString(),
    readAt: now.toISOString(),
  });
  const writtenThen = (at: string | undefined) => day !== undefined && at?.startsWith(day);
  for await (const entry of source.entries()) {
    if ('seal' in entry) {
      if (!wanted || wanted.has(entry.seal.contactId)) verifier.seal(entry.seal);
    } else if (!wanted || wanted.has(entry.row.contactId) || writtenThen(entry.row.writtenAt)) {
      verifier.row(entry.row);
    }
  }
  const verified = verifier.end();
  return { ...verified, findings: [...beside, ...verified.findings] };
}
