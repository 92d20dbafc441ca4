import { digestOf } from '../../../shared/domain/hash-chain.ts';
import type { StoredRecording } from '../stored-recording.ts';

/** What became of one leg of a call. */
export interface DeletedLeg {
  readonly contactId: string;
  /** `awaited`: the record had not come; it is erased as it comes. */
  readonly record: 'erased' | 'awaited';
  /** False: there were none. */
  readonly words: boolean;
  /** False: Connect knew no such contact any more. */
  readonly connect: boolean;
}

/** What proves a deletion. Names nobody but who asked for it. */
export interface DeletionCertificate {
  /** Of the leg that was asked about. */
  readonly contactId: string;
  readonly deletedAt: string;
  readonly person: string;
  readonly asker: string;
  readonly ticket: string;
  /** Absent: a hold came before everything was gone, and what is left stays. */
  readonly complete?: true;
  /** All that went for this ticket, in earlier runs too. */
  readonly objects: readonly {
    readonly contactId: string;
    readonly key: string;
    readonly kind: string;
    readonly etag: string;
    readonly versions: readonly string[];
    readonly deletedAt: string;
  }[];
  readonly legs: readonly DeletedLeg[];
  /** What is left, and why. */
  readonly kept: readonly string[];
}

export type SignedCertificate = DeletionCertificate & { readonly hash: string };

export interface Certificates {
  /** Stored where nobody can change it. */
  keep(certificate: SignedCertificate): Promise<void>;
}

const kept = [
  'Event log and access log of the call, without recordings: documentation that is kept for six years (45 CFR 164.316(b)(2)(i)).',
  'Raw copies of contact records, their phone numbers hidden, until their period is over.',
  'Backups, until their period is over.',
];
const whatComesLater =
  'A contact record had not come: what names the person is taken out as it comes. Recordings that are stored after this go as they come. What was stored for a leg that nothing had linked to this call is given to nobody, and goes with a certificate of its own when its record is there.';
const underHold = 'What a hold keeps that came while this went on.';

export function certify(
  of: Pick<
    DeletionCertificate,
    'contactId' | 'deletedAt' | 'person' | 'asker' | 'ticket' | 'complete' | 'legs'
  >,
  recordings: readonly StoredRecording[],
): SignedCertificate {
  const objects = recordings.flatMap(
    ({ contactId, key, kind, etag, versions = [], deletedAt, deletedFor }) =>
      deletedAt !== undefined && deletedFor === of.ticket
        ? [{ contactId, key, kind, etag, versions, deletedAt }]
        : [],
  );
  const certificate = {
    ...of,
    objects,
    kept: [
      ...kept,
      ...(of.legs.some(({ record }) => record === 'awaited') ? [whatComesLater] : []),
      ...(of.complete ? [] : [underHold]),
    ],
  };
  return { ...certificate, hash: digestOf(certificate) };
}
