import * as z from 'zod/mini';
import { type AccessEntry, type AccessLog, orFailed, type Refusal } from '../access-log.ts';
import type { Asker } from '../asker.ts';
import { type MarkPorts, type MarkRows, markedLegs, thereOf } from '../call-marks.ts';
import { listenerRoles } from '../listeners.ts';
import { contactId, ticket } from '../request-body.ts';
import type { LegalHold, MarkedLeg } from '../stored-recording.ts';
import {
  type Certificates,
  certify,
  type DeletedLeg,
  type SignedCertificate,
} from './deletion-certificate.ts';
import { type ObjectVersions, type RemovalPorts, removeRecording } from './remove-recording.ts';

/** Takes out of the rows about a contact who it was with. What an audit needs stays: when, how long, which queue and agent. */
export interface ContactErasure {
  /** What Connect itself holds of the person. False: Connect knows no such contact any more. */
  inConnect(contactId: string): Promise<boolean>;
  /** `awaited`: there is no record yet; one that comes is erased as it comes. `held` when it is under hold. */
  inRecord(contactId: string, at: Date): Promise<'erased' | 'awaited' | 'held'>;
  /** The words of its transcript, by which it was found. False: there were none. */
  ofWords(contactId: string): Promise<boolean>;
  /** Messages that it left to be called back. Answers how many; `held` when they are under hold. */
  ofMessages(contactId: string): Promise<number | 'held'>;
}

export interface DeletePorts extends Pick<MarkPorts, 'contacts' | 'index'>, RemovalPorts {
  readonly rows: Pick<MarkRows, 'putDeletion' | 'takeBackDeletion'>;
  readonly holds: Pick<MarkPorts['holds'], 'isHeld'>;
  readonly versions: ObjectVersions;
  readonly erasure: ContactErasure;
  readonly certificates: Certificates;
  readonly log: AccessLog;
}

const question = z.strictObject({ contactId, ticket });

/** `certificate`: a hold came while it went on; of what was gone by then. */
export type Deleted =
  | SignedCertificate
  | { readonly refusal: Refusal; readonly certificate?: SignedCertificate };

/**
 * Deletes recordings, transcripts, messages and what names the person in the records of a call, all its legs. What was deleted twice is
 * deleted once; a run that broke off is finished by asking again. Nothing is touched under hold: one that comes meanwhile
 * keeps what is left, and a certificate says what is not.
 */
export async function deleteContact(
  ports: DeletePorts,
  asker: Asker,
  body: unknown,
  now: Date,
): Promise<Deleted> {
  const read = question.safeParse(body);
  const entry = {
    at: now.toISOString(),
    action: 'delete',
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(read.success && { contactId: read.data.contactId, ticket: read.data.ticket }),
  } as const;
  const refuse = async (refusal: Refusal) => {
    await ports.log.append({ ...entry, outcome: 'refused', refusal });
    return { refusal };
  };
  if (!read.success) return refuse('unreadable-request');
  if (!asker.role || !listenerRoles[asker.role].decides) return refuse('no-role');
  return deleteCall(ports, { ...entry, ...read.data });
}

/** Who had a call deleted, for which matter: what stands in the log of it, but how it ended. */
export type DeletionRequest = Omit<AccessEntry, 'outcome' | 'refusal'> & {
  readonly action: 'delete';
  readonly contactId: string;
  readonly ticket: string;
};

/** All that is there of a call, for somebody who may have it deleted, with a certificate and its lines in the access log. */
export async function deleteCall(ports: DeletePorts, request: DeletionRequest): Promise<Deleted> {
  const { log } = ports;
  const { contactId: id, ticket, at, person, asker } = request;
  const refuse = async (refusal: Refusal) => {
    await log.append({ ...request, outcome: 'refused', refusal });
    return { refusal };
  };
  return orFailed(log, request, async () => {
    if (await isUnderHold(ports, await markedLegs(ports, id))) return refuse('under-hold');
    await log.append({ ...request, outcome: 'begun' });
    const deletion: LegalHold = { at, person, ticket };
    const isNew = await ports.rows.putDeletion(id, deletion);
    const marked = await markedLegs(ports, id);
    // A hold that came before the mark is seen here. One that comes after it keeps what is left: S3 and the record say so.
    if (marked.some(isHeld)) {
      if (isNew) await ports.rows.takeBackDeletion(id);
      return refuse('under-hold');
    }
    for (const leg of marked) await ports.rows.putDeletion(leg.contactId, deletion);
    const legs = await deleteLegs(ports, marked, { ticket, at: new Date(at) });
    const recordings = (await markedLegs(ports, id)).flatMap((leg) => leg.recordings);
    const signed = certify(
      {
        contactId: id,
        deletedAt: at,
        person,
        asker,
        ticket,
        ...(legs.complete && { complete: true }),
        legs: legs.done,
      },
      recordings,
    );
    await ports.certificates.keep(signed);
    const ended = { ...request, certificate: signed.hash };
    await log.append(
      legs.complete
        ? { ...ended, outcome: 'granted' }
        : { ...ended, outcome: 'refused', refusal: 'under-hold' },
    );
    return legs.complete ? signed : { refusal: 'under-hold', certificate: signed };
  });
}

const isHeld = ({ holds }: MarkedLeg): boolean => holds.length > 0;

/** Also when somebody has put an object under hold in S3 itself. */
async function isUnderHold({ holds }: DeletePorts, legs: readonly MarkedLeg[]): Promise<boolean> {
  if (legs.some(isHeld)) return true;
  return (await Promise.all(legs.flatMap(thereOf).map((one) => holds.isHeld(one)))).includes(true);
}

async function deleteLegs(
  ports: DeletePorts,
  legs: readonly MarkedLeg[],
  of: { readonly ticket: string; readonly at: Date },
): Promise<{ readonly complete: boolean; readonly done: readonly DeletedLeg[] }> {
  const { erasure } = ports;
  const done: DeletedLeg[] = [];
  for (const leg of legs) {
    // The record first: it has a mark of the hold of its own.
    const record = await erasure.inRecord(leg.contactId, of.at);
    if (record === 'held') return { complete: false, done };
    for (const one of thereOf(leg)) {
      const versions = await ports.versions(one.key);
      if ((await removeRecording(ports, one, { ...of, versions })) === 'held')
        return { complete: false, done };
    }
    const { contactId } = leg;
    const messages = await erasure.ofMessages(contactId);
    if (messages === 'held') return { complete: false, done };
    const words = await erasure.ofWords(contactId);
    done.push({ contactId, record, words, messages, connect: await erasure.inConnect(contactId) });
  }
  return { complete: true, done };
}
