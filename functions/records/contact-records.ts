import type { ContactRow, ContactSummary, VerifiedAs } from './contact-row.ts';

/** The store of contact records: one row for each contact, whatever is delivered how often in which order. */
export interface ContactRecords {
  /**
   * Writes the rows that are newer than what is there; their rows in the indexes move with them. A patient once linked stays
   * linked. Answers which contacts were written. At most one row for each contact.
   */
  keepNewest(rows: readonly ContactRow[]): Promise<ReadonlySet<string>>;
}

/** A call whose verification is asked for. */
export interface AskedCall {
  /** ContactId of the call's first leg. */
  readonly sessionId: string;
  /** A contact of which this one came without being a part of the same call: a survey, a chat. Any leg of its call. */
  readonly related?: string;
  /** So old that its session may have expired: then the call's own events tell. */
  readonly old: boolean;
}

/** Whom calls were verified as; of what came of a call, whom that call was. */
export interface VerifiedCalls {
  /** By `sessionId`; absent where nobody was verified. */
  of(calls: readonly AskedCall[]): Promise<ReadonlyMap<string, VerifiedAs>>;
}

/** One way to look for contacts: an index and the partitions that hold what is looked for. */
export interface ContactQuery {
  readonly index: ContactIndexName;
  /** All of them are read side by side and merged by time. */
  readonly partitions: readonly string[];
  /** Only contacts that began in this time: `from` belongs to it, `to` does not. ISO, UTC. */
  readonly from?: string;
  readonly to?: string;
  /** Continue before (after, when oldest first) this `startedAt`. */
  readonly beyond?: string;
  readonly newestFirst: boolean;
  readonly limit: number;
}
export type ContactIndexName =
  | 'by-patient'
  | 'by-number'
  | 'by-agent'
  | 'by-queue'
  | 'by-day'
  | 'by-outcome'
  | 'by-chain';

/** Reads contact records. */
export interface ContactIndex {
  /** At most `limit`, in order. One request for each partition. */
  find(query: ContactQuery): Promise<readonly ContactSummary[]>;
  /** The whole record, numbers hidden; undefined when there is none. `erased`: its caller had the call deleted. `held`: it is under legal hold. */
  read(contactId: string): Promise<
    | {
        readonly record: unknown;
        readonly summary: ContactSummary;
        readonly erased?: true;
        readonly held?: true;
      }
    | undefined
  >;
}
