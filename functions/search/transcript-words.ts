import type { WordToken } from './word-tokens.ts';

/** The words of a call, under which it is found. */
export interface IndexedCall {
  readonly contactId: string;
  /** `<instant>#<contact>`, as in the contact's record: all lists of contacts sort by it. */
  readonly startedAt: string;
  readonly tokens: readonly WordToken[];
  /** It is under hold: its words do not expire. */
  readonly held?: boolean;
}

/** Keeps which words were said in which call. */
export interface TranscriptWords {
  /** Replaces what was kept of the call before, e.g. of an earlier analysis. */
  keep(call: IndexedCall): Promise<void>;
  /** Nothing is found by words of this call any more. False: nothing was kept of it. */
  forget(contactId: string): Promise<boolean>;
}

/** A transcript that came before the record of its call, and so has no place in time yet. */
export interface WaitingTranscript {
  readonly contactId: string;
  readonly key: string;
}

export interface WaitingTranscripts {
  add(contactId: string, key: string): Promise<void>;
  /** At most `limit` of them in the order of their contacts, those behind `after`. */
  some(limit: number, after?: string): Promise<readonly WaitingTranscript[]>;
  remove(contactId: string): Promise<void>;
}

/** Reads which words were said in which call: for each word one list of calls in the order of time. */
export interface WordLists {
  /** Calls with this word, newest first. One request. */
  find(
    token: WordToken,
    range: { readonly from?: string; readonly to?: string; readonly beyond?: string; readonly limit: number },
  ): Promise<readonly string[]>;
  /** Those of the calls that have this word. One request for a hundred of them. */
  having(token: WordToken, calls: readonly string[]): Promise<ReadonlySet<string>>;
}
