/** What is wrong with a recording that has to be there, and what an operator reads of it. */
export const findingKinds = {
  'lost-recording':
    'the index names a recording that has to be there, and S3 has not this version, or a delete marker hides it',
  altered: 'under the name of a recording lies another version than the one that was stored',
  'not-indexed':
    'S3 has a recording that the index does not name: nobody can hear, hold or delete it; send its event to index-recording',
  unreadable: 'the row of a recording cannot be read: mend the table from a backup',
} as const;
export type FindingKind = keyof typeof findingKinds;

/** How far a round is: the next recording is the first of the day behind this key. */
export interface Place {
  readonly day: string;
  readonly after?: string | undefined;
}

/** A recording that is not as it has to be. */
export interface Wrong {
  readonly what: FindingKind;
  readonly contactId: string;
  readonly key: string;
}

export interface RecordingFinding extends Wrong {
  /** Day on which it was found first. */
  readonly since: string;
  /** Begin of the round that found it last. */
  readonly seen: string;
  readonly message: string;
}

/** What an operator reads, and where the next run goes on: ids only. */
export interface Round {
  readonly began: string;
  /** Absent: the round is over, and the next one begins anew. */
  readonly next?: Place | undefined;
  readonly compared: number;
  /** Until they are found no more, those of the round before too. */
  readonly findings: readonly RecordingFinding[];
  /** Found beside those that are listed. */
  readonly unlisted: number;
  /** A run that broke off has found something: the next one wakes somebody. */
  readonly untold: boolean;
}

export interface Rounds {
  last(): Promise<Round | undefined>;
  keep(round: Round): Promise<void>;
}
