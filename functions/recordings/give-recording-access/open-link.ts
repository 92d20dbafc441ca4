import type { AccessEntry, AccessLog, Refusal } from '../access-log.ts';
import type { Asker } from '../asker.ts';
import type { RecordingObjects } from '../recording-objects.ts';
import type { Link, Links } from './links.ts';

export interface OpenPorts {
  readonly objects: RecordingObjects;
  readonly links: Links;
  readonly log: AccessLog;
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
 * alone would do, for each request is signed by who makes it. The first part is logged as hearing and given once.
 */
export async function openLink(
  { objects, links, log }: OpenPorts,
  asker: Asker,
  { secret, from }: { readonly secret: string; readonly from: number },
  now: Date,
): Promise<Opened | { readonly refusal: Refusal }> {
  const link = await links.find(secret);
  const entry: AccessEntry = {
    at: now.toISOString(),
    action: 'hear',
    outcome: 'refused',
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(link && { contactId: link.contactId, recording: link.kind }),
    ...(link?.reason && { reason: link.reason }),
    ...(link?.ticket !== undefined && { ticket: link.ticket }),
    ...(link?.breakGlass && { breakGlass: link.breakGlass }),
  };
  const refuse = async (refusal: Refusal) => {
    await log.append({ ...entry, refusal });
    return { refusal };
  };
  const refusal = refusalOf(link, asker, now);
  if (!link || refusal) return refuse(refusal ?? 'unknown-link');
  if (from > 0 && !(await links.begun(secret))) return refuse('unknown-link');
  if (from === 0 && !(await links.begin(secret, now))) return refuse('used-link');
  const to = Math.min(from + partBytes, link.size) - 1;
  const bytes = to < from ? undefined : await objects.read(link, { from, to });
  if (!bytes) return refuse('altered');
  if (from === 0) await log.append({ ...entry, outcome: 'granted' });
  return { bytes, from, size: link.size, key: link.key };
}

function refusalOf(link: Link | undefined, asker: Asker, now: Date): Refusal | undefined {
  if (!link) return 'unknown-link';
  if (link.asker !== asker.arn) return 'other-asker';
  if (!asker.role) return 'no-role';
  return now.toISOString() > link.until ? 'expired-link' : undefined;
}
