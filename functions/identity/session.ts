import type { IdentityLevel } from '../../shared/domain/identity-level.ts';

/** A patient whom the caller may be; nothing here says who it is. */
export interface Candidate {
  readonly patientId: string;
  /** See birth-date-mac.ts. */
  readonly birthDateMac: string;
  /** Deceased or restricted: a person opens this record, not the telephone. */
  readonly opensByPersonOnly: boolean;
}

/** By what the candidates were found. What was the first factor cannot be the second one too. */
export type FoundBy = 'number' | 'record';

/** What the centre knows of who is calling, for as long as the call lasts. */
export interface Session {
  /** ContactId of the call's first leg. */
  readonly sessionId: string;
  readonly level: IdentityLevel;
  /** Set from level 1 on. */
  readonly patientId?: string;
  readonly foundBy?: FoundBy;
  readonly candidates: readonly Candidate[];
  /** Where wrong answers about the noted record number are counted; absent unless one was noted. */
  readonly recordCounter?: string;
  /** Wrong answers so far, over all factors together. */
  readonly failures: number;
  readonly codesSent: number;
  readonly code?: KeptCode;
}

export interface SentCode {
  readonly mac: string;
  readonly expiresAt: Date;
}

/** A code proves one patient: it went to the mobile of that one and counts for no other of the same call. */
export interface KeptCode extends SentCode {
  readonly patientId: string;
}

/** Sessions as the functions read them that need a verified caller and change nothing about it. */
export interface SessionReader {
  /** Sees what the step before wrote. */
  find(sessionId: string): Promise<Session | undefined>;
}

export const emptySession = (sessionId: string): Session => ({
  sessionId,
  level: 'L0',
  candidates: [],
  failures: 0,
  codesSent: 0,
});
