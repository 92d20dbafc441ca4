import type { IdentityLevel } from '../../shared/domain/identity-level.ts';

/** What was said about a person, in the words of an audit. */
export type DataClass =
  | 'name'
  | 'appointment'
  | 'balance'
  | 'charges'
  | 'coverage'
  /** To the agent who takes the call, not to the caller. */
  | 'caller-to-agent'
  /** Earlier contacts, open messages, visits ahead and balance, on the screen of that agent. */
  | 'history-to-agent';

interface AnyEvent {
  /** ContactId of the call's first leg: one call, one list. */
  readonly contactId: string;
  readonly at: Date;
  /** Name of the function that reports it. */
  readonly function: string;
  readonly level: IdentityLevel;
  readonly patientId?: string;
}

/** Something was about to be said. Written before the answer leaves: a log may say too much, never too little. */
export interface Disclosure extends AnyEvent {
  readonly kind: 'disclosure';
  readonly dataClass: DataClass;
  readonly patientId: string;
}

/** Somebody tried to prove who they are. */
export interface VerificationAttempt extends AnyEvent {
  readonly kind: 'verification';
  readonly result: 'verified' | 'not-verified' | 'locked';
  /** What the answer says about the person. An audit reads every event with a `dataClass` as a disclosure. */
  readonly dataClass?: DataClass;
}

export type ContactEvent = Disclosure | VerificationAttempt;

/** The append-only list of what a call disclosed. */
export interface ContactEvents {
  append(event: ContactEvent): Promise<void>;
}
