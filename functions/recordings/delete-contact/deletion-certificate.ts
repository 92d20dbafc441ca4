import type { ResourceVariable } from '../../../shared/contract/access.ts';
import { digestOf } from '../../../shared/domain/hash-chain.ts';
import type { StoredRecording } from '../stored-recording.ts';

/** What became of one leg of a call. */
export interface DeletedLeg {
  readonly contactId: string;
  /** `awaited`: the record had not come; it is erased as it comes. */
  readonly record: 'erased' | 'awaited';
  /** False: there were none. */
  readonly words: boolean;
  /** How many were taken away. */
  readonly messages: number;
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

/** Where all of a call goes, or nothing of one ever lies: clinical data, keys, secrets. */
const nothing: readonly string[] = [];

/** What is left in each place, and why: who adds a place decides what becomes of a deleted call in it. */
const keptIn: { readonly [V in ResourceVariable]: readonly string[] } = {
  LOOKUPS_TABLE: nothing,
  PATIENTS_TABLE: nothing,
  APPOINTMENTS_TABLE: nothing,
  COVERAGES_TABLE: nothing,
  STATEMENTS_TABLE: nothing,
  CONTACT_EVENTS_TABLE: [
    'Event log of the call: documentation that is kept for six years (45 CFR 164.316(b)(2)(i)). It holds no recording and no name.',
  ],
  ACCESS_LOG_TABLE: ['Access log: who asked for the call, and this deletion. Kept for the same reason.'],
  AUDIT_BUCKET: [
    'Anchors of the event log and copies of the access log, which nobody can delete before their period is over.',
  ],
  PAYMENTS_TABLE: [
    'Payments that were made in the call: amount, state, last four digits of the card. The books of the clinic need them.',
  ],
  SESSIONS_TABLE: ['Whom the call was verified as: ends a day after it, and goes by itself within days.'],
  ELIGIBILITY_TABLE: [
    'What a payer answered to a question in the call: ends a day after it, and goes by itself within days.',
  ],
  ELIGIBILITY_QUEUE_URL: nothing,
  MESSAGES_TABLE: nothing,
  CONTACT_RECORDS_TABLE: [
    'The contact record without what names the person: when, how long, which queue and agent.',
  ],
  RECORDINGS_TABLE: ['Which objects there were: the reason why there are none.'],
  TRANSCRIPT_WORDS_TABLE: nothing,
  AGENT_EVENTS_TABLE: ['What agents did and when, with the ids of their contacts: it names no caller.'],
  RECORDS_BUCKET: [
    'Raw copies of contact records, their phone numbers hidden, until their period is over: objects of many calls each.',
    'Records that were parked because nobody could read them, sealed, until their period is over: whose they are is not known.',
  ],
  // Source: Administrator Guide, evaluationforms-example-output-file: named by time and evaluation. Assumed: attachments by ids of their own.
  RECORDINGS_BUCKET: [
    'Evaluations of the agent, until the period of records is over: their names do not tell the contact.',
    'Files that were sent in a chat, where the clinic lets patients send some, until the period of recordings is over: their names are not known to tell the contact.',
  ],
  INDEX_KEY_ID: nothing,
  MESSAGES_KEY_ID: nothing,
  CARD_KEYS_SECRET: nothing,
  GATEWAY_SECRET: nothing,
  INSTANCE_ID: ['What Connect keeps of every contact for its own period, without the number of the caller.'],
  TEST_CASES: nothing,
  TEXT_ORIGINATION: nothing,
};

const keptElsewhere = [
  'Records on the streams for seven days, and events that were given up for fourteen: nothing can be taken out of a stream.',
  'Logs of flows and functions, until their period is over: ids and outcomes.',
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
      ...Object.values(keptIn).flat(),
      ...keptElsewhere,
      ...(of.legs.some(({ record }) => record === 'awaited') ? [whatComesLater] : []),
      ...(of.complete ? [] : [underHold]),
    ],
  };
  return { ...certificate, hash: digestOf(certificate) };
}
