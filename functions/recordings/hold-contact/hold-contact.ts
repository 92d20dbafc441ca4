import * as z from 'zod/mini';
import type { AccessEntry, AccessLog, Refusal } from '../access-log.ts';
import type { Asker } from '../asker.ts';
import { listenerRoles } from '../listeners.ts';
import { contactId, ticket } from '../request-body.ts';
import type { LegalHold, RecordingIndex, StoredRecording } from '../stored-recording.ts';

/** Holds on the objects themselves: nobody deletes a held version, no lifecycle rule either. */
export interface ObjectHolds {
  set(version: Pick<StoredRecording, 'key' | 'versionId'>, held: boolean): Promise<void>;
}

/** The hold as rows: on the call's recordings and its record. None of them expires meanwhile. */
export interface HoldRows {
  put(contactId: string, hold: LegalHold): Promise<void>;
  lift(contactId: string): Promise<void>;
  /** Marks the record and all rows about the call as held, or lets them expire again. */
  mark(contactId: string, recordings: readonly StoredRecording[], held: boolean): Promise<void>;
}

export interface HoldPorts {
  readonly index: RecordingIndex;
  readonly rows: HoldRows;
  readonly holds: ObjectHolds;
  readonly log: AccessLog;
}

const question = z.strictObject({ contactId, ticket, hold: z.boolean() });

/** Puts a call under legal hold, or lifts the hold. Twice the same is done once. */
export async function holdContact(
  { index, rows, holds, log }: HoldPorts,
  asker: Asker,
  body: unknown,
  now: Date,
): Promise<{ readonly held: boolean; readonly objects: number } | { readonly refusal: Refusal }> {
  const read = question.safeParse(body);
  const entry: AccessEntry = {
    at: now.toISOString(),
    action: read.data?.hold === false ? 'lift-hold' : 'hold',
    outcome: 'refused',
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(read.success && { contactId: read.data.contactId, ticket: read.data.ticket }),
  };
  const refusal = !read.success
    ? 'unreadable-request'
    : asker.role && listenerRoles[asker.role].decides
      ? undefined
      : 'no-role';
  if (!read.success || refusal) {
    await log.append({ ...entry, refusal: refusal ?? 'unreadable-request' });
    return { refusal: refusal ?? 'unreadable-request' };
  }
  const { contactId: id, hold, ticket: number } = read.data;
  // First the hold itself: what is stored from here on is held by whoever indexes it.
  if (hold) await rows.put(id, { at: entry.at, person: asker.person, ticket: number });
  else await rows.lift(id);
  const { recordings } = await index.of(id);
  const there = recordings.filter(({ deletedAt }) => deletedAt === undefined);
  await Promise.all(there.map((one) => holds.set(one, hold)));
  await rows.mark(id, recordings, hold);
  await log.append({ ...entry, outcome: 'granted', ...(hold && { reason: 'legal' }) });
  return { held: hold, objects: there.length };
}
