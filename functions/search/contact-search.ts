import type { ContactOutcome } from '../records/contact-outcome.ts';
import type { ContactIndex } from '../records/contact-records.ts';
import type { ContactSummary } from '../records/contact-row.ts';
import type { WordLists } from './transcript-words.ts';
import type { WordToken } from './word-tokens.ts';

/** What a contact must be, all of it. A number is looked for by its fingerprint, words by their tokens. */
export interface Criteria {
  readonly patientId?: string;
  readonly number?: string;
  /** Ids at the end of the ARNs. */
  readonly agent?: string;
  readonly queue?: string;
  readonly outcome?: ContactOutcome;
  readonly words?: readonly WordToken[];
}

/** By what a search looked, for its audit: never the values. */
export type CriterionName = keyof Criteria | 'time';

/** Under what contacts are found now, for those that another list has named. */
export interface ContactLookup {
  /** One request for a hundred. Those without a record are left out. */
  of(contactIds: readonly string[]): Promise<ReadonlyMap<string, LookedUp>>;
}
export interface LookedUp {
  readonly summary: ContactSummary;
  readonly patientId: string | undefined;
  readonly number: string | undefined;
  readonly agent: string | undefined;
  readonly queue: string | undefined;
}

export interface SearchPorts {
  readonly index: Pick<ContactIndex, 'find'>;
  readonly lookup: ContactLookup;
  readonly words: WordLists;
}

export interface ContactSearch {
  readonly look: Criteria;
  readonly from?: Date;
  readonly to?: Date;
  readonly cursor?: string;
  /** Contacts a page: 1 to 100. */
  readonly limit?: number;
}
