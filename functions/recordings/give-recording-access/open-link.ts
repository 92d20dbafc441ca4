import { type AccessEntry, type AccessLog, orFailed, type Refusal } from '../access-log.ts';
import type { Asker } from '../asker.ts';
import { isDeleted, thereOf } from '../call-marks.ts';
import { hasToBeThere, type KeptDays } from '../kept-days.ts';
import type { RecordingObjects } from '../recording-objects.ts';
import type { RecordingIndex } from '../stored-recording.ts';
import type { Link, Links } from './links.ts';

export interface OpenPorts {
  readonly index: RecordingIndex;
  readonly objects: RecordingObjects;
  readonly links: Links;
  readonly log: AccessLog;
  readonly kept: KeptDays;
}

export interface Opened {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly size: number;
  readonly key: string;
}

/** A part at a time: an answer of a function has at most 6 MB, and bytes travel as base64. Source: Lambda Developer Guide, gettingstarted-limits. */
export const partBytes = 4 * 1024 * 1024;

/**
 * Gives a part of a recording to the session that asked for it, and to nobody else: there is no address at which the link
 * alone would do, for each request is signed by who makes it. Each part is given once, in any order behind the first, which is
 * logged as hearing. `from`: undefined when it is no number of bytes.
 */
export async function openLink(
  ports: OpenPorts,
  asker: Asker,
  { secret, from }: { readonly secret: string; readonly from: number | undefined },
  now: Date,
): Promise<Opened | { readonly refusal: Refusal }> {
  const { objects, links, log } = ports;
  const link = await links.find(secret);
  const entry = {
    at: now.toISOString(),
    action: 'hear' as const,
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(link && { contactId: link.contactId, recording: link.kind }),
    ...(link?.reason && { reason: link.reason }),
    ...(link?.ticket !== undefined && { ticket: link.ticket }),
    ...(link?.breakGlass && { breakGlass: link.breakGlass }),
  } satisfies Omit<AccessEntry, 'outcome'>;
  const refuse = async (refusal: Refusal) => {
    await log.append({ ...entry, outcome: 'refused', refusal });
    return { refusal };
  };
  const refusal = refusalOf(link, asker, now);
  if (!link || refusal) return refuse(refusal ?? 'unknown-link');
  const isPart = from !== undefined && from % partBytes === 0 && (from === 0 || from < link.size);
  if (!isPart) return refuse('no-such-part');
  return orFailed(log, entry, async () => {
    const part = from / partBytes;
    if (part > 0 && !(await links.taken(secret, 0))) return refuse('unknown-link');
    if (!(await links.take(secret, part, now))) return refuse('used-link');
    const to = Math.min(from + partBytes, link.size) - 1;
    const bytes = to < from ? new Uint8Array() : await objects.read(link, { from, to });
    if (!bytes) return refuse(await whyGone(ports, link, now));
    if (part === 0) await log.append({ ...entry, outcome: 'granted' });
    return { bytes, from, size: link.size, key: link.key };
  });
}

/** Deleted on request since the link was given, at its end, or else: taken away or swapped. */
async function whyGone({ index, objects, kept }: OpenPorts, link: Link, now: Date): Promise<Refusal> {
  const leg = await index.of(link.contactId);
  const stored = thereOf(leg).find(({ key }) => key === link.key);
  if (!stored || isDeleted(leg)) return 'no-recording';
  const isAltered = hasToBeThere(stored, kept, now) || (await objects.stateOf(stored)) === 'altered';
  return isAltered ? 'altered' : 'no-recording';
}

function refusalOf(link: Link | undefined, asker: Asker, now: Date): Refusal | undefined {
  if (!link) return 'unknown-link';
  if (link.asker !== asker.arn) return 'other-asker';
  if (!asker.role) return 'no-role';
  return now.toISOString() > link.until ? 'expired-link' : undefined;
}
