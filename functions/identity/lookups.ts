import type { LookupKey } from './lookup-key.ts';
import type { Candidate } from './session.ts';

/** Who may be behind a number. */
export interface Lookups {
  find(key: LookupKey): Promise<readonly Candidate[]>;
}
