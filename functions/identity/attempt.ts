import { type IdentityLevel, reaches } from '../../shared/domain/identity-level.ts';
import type { DataClass, VerificationAttempt } from '../records/contact-events.ts';
import { callerDayKey } from './lookup-key.ts';
import type { Mac } from './mac.ts';
import { emptySession, type Session } from './session.ts';

/** Wrong answers after which a person takes over, over all factors together. Source: standards, caller verification levels. */
export const attemptsPerCall = 3;
/** Wrong answers in one day over all calls: from one calling number, and about one record number from whichever numbers. */
export const attemptsPerNumberAndDay = 9;

export type AttemptResult = VerificationAttempt['result'];

/** How the call, and the number it comes from, stand before an attempt. */
export interface Standing {
  readonly session: Session;
  /** Absent when the number is withheld: then only the limit of the call holds. */
  readonly callerKey?: string;
  readonly failuresOfNumber: number;
}

/** What changes by an attempt: all of it or nothing. */
export interface Settlement {
  readonly sessionId: string;
  /** The day's counts that this attempt belongs to. */
  readonly counters: readonly string[];
  /** Failures before; a different number in the store means that another attempt was faster, and nothing is written. */
  readonly failuresSeen: number;
  /** 0 or 1. */
  readonly newFailures: number;
  readonly proof?: Proof;
  readonly event: VerificationAttempt;
}

export interface Proof {
  readonly patientId: string;
  readonly level: IdentityLevel;
}

/** Both in one round trip each. */
export interface Attempts {
  standing(
    sessionId: string,
    callerKey: string | undefined,
  ): Promise<{ readonly session: Session | undefined; readonly failuresOfNumber: number }>;
  settle(settlement: Settlement): Promise<void>;
}

export interface Attempt {
  readonly sessionId: string;
  readonly callerNumber?: string;
  readonly now: Date;
}

export async function readStanding(
  { attempts, mac }: { readonly attempts: Attempts; readonly mac: Mac },
  { sessionId, callerNumber, now }: Attempt,
): Promise<Standing> {
  const callerKey = callerNumber === undefined ? undefined : await callerDayKey(mac, callerNumber, now);
  const { session, failuresOfNumber } = await attempts.standing(sessionId, callerKey);
  return {
    session: session ?? emptySession(sessionId),
    failuresOfNumber,
    ...(callerKey === undefined ? {} : { callerKey }),
  };
}

/** What an attempt leads to, and what to write of it. The same number of writes whatever the result: time tells nothing. */
export function judge(
  standing: Standing,
  proof: Proof | undefined,
  from: { readonly function: string; readonly now: Date; readonly dataClass?: DataClass },
): { readonly result: AttemptResult; readonly settlement: Settlement } {
  const { session, callerKey, failuresOfNumber } = standing;
  const locked = session.failures >= attemptsPerCall || failuresOfNumber >= attemptsPerNumberAndDay;
  const failed = !locked && !proof;
  const last = session.failures + 1 >= attemptsPerCall || failuresOfNumber + 1 >= attemptsPerNumberAndDay;
  const result: AttemptResult = locked || (failed && last) ? 'locked' : failed ? 'not-verified' : 'verified';
  const proven = result === 'verified' && proof ? { proof: raise(session, proof) } : {};
  return {
    result,
    settlement: {
      sessionId: session.sessionId,
      counters: [callerKey, session.recordCounter].filter((key) => key !== undefined),
      failuresSeen: session.failures,
      newFailures: failed ? 1 : 0,
      ...proven,
      event: {
        kind: 'verification',
        contactId: session.sessionId,
        at: from.now,
        function: from.function,
        result,
        level: proven.proof?.level ?? session.level,
        ...(proven.proof ? { patientId: proven.proof.patientId } : {}),
        ...(proven.proof && from.dataClass ? { dataClass: from.dataClass } : {}),
      },
    },
  };
}

/** A repeated proof for the same patient takes nothing away; one for another patient starts over. */
function raise(session: Session, proof: Proof): Proof {
  const same = session.patientId === proof.patientId;
  return same && reaches(session.level, proof.level) ? { ...proof, level: session.level } : proof;
}
