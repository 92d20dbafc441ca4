/** One row of a contact's log as it is stored: members as written, whoever wrote them. */
export interface LogRow {
  readonly contactId: string;
  /** Sort key: `<instant>#<who>`. */
  readonly sequence: string;
  /** When it was written, ISO: what decides the day whose anchor covers it. */
  readonly writtenAt?: string;
}

/** The place of a row in the chain of its contact. */
export interface SealedRow {
  readonly sequence: string;
  readonly hash: string;
  /** As the row says it: with it a row that was lost can be written once more as it was. */
  readonly writtenAt?: string;
}

/**
 * Numbers and hashes for some rows of a contact, a row of its own: what was appended is never written again. Numbers count
 * from 1 without a gap over all seals of a contact.
 */
export interface Seal {
  readonly contactId: string;
  /** Number of its first row; part of its key, so that two writers cannot both give it. */
  readonly first: number;
  /** Hash of the row before, or the start of the contact's chain. */
  readonly previous: string;
  readonly rows: readonly SealedRow[];
}

/** Where a chain stands: how many rows, and the last hash, which covers all of them. */
export interface Head {
  readonly contactId: string;
  readonly rows: number;
  readonly hash: string;
}

/** The log of every contact. Nothing in it is ever changed or deleted by us. */
export interface EventLog {
  /** Everything of one contact, seals in the order of their numbers. */
  of(contactId: string): Promise<{ readonly rows: readonly LogRow[]; readonly seals: readonly Seal[] }>;
  /** False when somebody else has given these numbers already: read again. */
  add(seal: Seal): Promise<boolean>;
  /** Contacts that got a row from `from` until before `to`; both of the same UTC day. */
  writtenTo(from: Date, to: Date): Promise<ReadonlySet<string>>;
}
