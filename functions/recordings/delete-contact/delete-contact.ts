import * as z from 'zod/mini';
import { digestOf } from '../../../shared/domain/hash-chain.ts';
import type { AccessEntry, AccessLog, Refusal } from '../access-log.ts';
import type { Asker } from '../asker.ts';
import { listenerRoles } from '../listeners.ts';
import { contactId, ticket } from '../request-body.ts';
import type { RecordingIndex, StoredRecording } from '../stored-recording.ts';

/** Every version of an object, for good. */
export interface ObjectRemoval {
  /** Asked of all before anything goes: nothing of a call is deleted when a part of it is under hold. */
  isHeld(recording: StoredRecording): Promise<boolean>;
  /** Ids of the versions that went; `held` when S3 refuses, which it does for what is under hold. */
  remove(recording: StoredRecording): Promise<readonly string[] | 'held'>;
}

/** Takes out of the rows about a call who it was with. What an audit needs stays: when, how long, which queue and agent. */
export interface ContactErasure {
  /** What Connect itself holds of the person. False: Connect knows no such contact any more. */
  inConnect(contactId: string): Promise<boolean>;
  /** `awaited`: there is no record yet; one that comes is erased as it comes. `held` when it is under hold. */
  inRecord(contactId: string, at: Date): Promise<'erased' | 'awaited' | 'held'>;
  /** The words of its transcript, by which it was found. False: there were none. */
  ofWords(contactId: string): Promise<boolean>;
  /** The row of an object stays, as the reason why there is none. */
  ofRecording(recording: StoredRecording, at: Date): Promise<void>;
}

/** What proves a deletion. Names nobody but who asked for it. */
export interface DeletionCertificate {
  readonly contactId: string;
  readonly deletedAt: string;
  readonly person: string;
  readonly asker: string;
  readonly ticket: string;
  readonly objects: readonly {
    readonly key: string;
    readonly kind: string;
    readonly etag: string;
    readonly versions: readonly string[];
  }[];
  readonly connect: boolean;
  readonly record: 'erased' | 'awaited';
  readonly words: boolean;
  /** What is left, and why. */
  readonly kept: readonly string[];
}

export interface Certificates {
  /** Stored where nobody can change it. */
  keep(certificate: DeletionCertificate & { readonly hash: string }): Promise<void>;
}

export interface DeletePorts {
  readonly index: RecordingIndex;
  readonly objects: ObjectRemoval;
  readonly erasure: ContactErasure;
  readonly certificates: Certificates;
  readonly log: AccessLog;
}

const question = z.strictObject({ contactId, ticket });

const kept = [
  'Event log and access log of the call, without recordings: documentation that is kept for six years (45 CFR 164.316(b)(2)(i)).',
  'Raw copies of contact records, their phone numbers hidden, until their period is over.',
  'Backups, until their period is over.',
];
const whatComesLater =
  'The contact record had not come: what names the person is taken out as it comes. Recordings that are stored after this are not deleted: ask again when the record is there.';

/**
 * Deletes recordings, transcripts and what names the person in the records of one call. What was deleted twice is deleted
 * once; a run that broke off is finished by asking again. Nothing is touched under hold.
 */
export async function deleteContact(
  { index, objects, erasure, certificates, log }: DeletePorts,
  asker: Asker,
  body: unknown,
  now: Date,
): Promise<(DeletionCertificate & { readonly hash: string }) | { readonly refusal: Refusal }> {
  const read = question.safeParse(body);
  const entry: AccessEntry = {
    at: now.toISOString(),
    action: 'delete',
    outcome: 'refused',
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(read.success && { contactId: read.data.contactId, ticket: read.data.ticket }),
  };
  const refuse = async (refusal: Refusal) => {
    await log.append({ ...entry, refusal });
    return { refusal };
  };
  if (!read.success) return refuse('unreadable-request');
  if (!asker.role || !listenerRoles[asker.role].decides) return refuse('no-role');
  const { contactId: id, ticket: number } = read.data;
  const { recordings, hold } = await index.of(id);
  if (hold) return refuse('under-hold');
  const there = recordings.filter(({ deletedAt }) => deletedAt === undefined);
  const holds = await Promise.all(there.map((one) => objects.isHeld(one)));
  if (holds.includes(true)) return refuse('under-hold');
  // The record first: it has a mark of the hold of its own.
  const record = await erasure.inRecord(id, now);
  if (record === 'held') return refuse('under-hold');
  const gone: DeletionCertificate['objects'][number][] = [];
  for (const one of there) {
    const versions = await objects.remove(one);
    if (versions === 'held') return refuse('under-hold');
    await erasure.ofRecording(one, now);
    gone.push({ key: one.key, kind: one.kind, etag: one.etag, versions });
  }
  const certificate: DeletionCertificate = {
    contactId: id,
    deletedAt: entry.at,
    person: asker.person,
    asker: asker.arn,
    ticket: number,
    objects: gone,
    words: await erasure.ofWords(id),
    connect: await erasure.inConnect(id),
    record,
    kept: record === 'awaited' ? [...kept, whatComesLater] : kept,
  };
  const signed = { ...certificate, hash: digestOf(certificate) };
  await certificates.keep(signed);
  await log.append({ ...entry, outcome: 'granted', certificate: signed.hash });
  return signed;
}
