import type { PayerAnswer } from '../../shared/domain/coverage.ts';

/** A question to the payer, from the call that asks to the answer. */
export interface Check {
  readonly checkId: string;
  /** The call that asked; no other hears the answer. */
  readonly sessionId: string;
  readonly patientId: string;
  /** Absent while the payer is thinking. */
  readonly answer?: PayerAnswer | undefined;
}

/** Questions to payers. Gone a day after the call. */
export interface Checks {
  /** Opens it, or finds it as it stands: a call asks once. */
  open(check: Omit<Check, 'answer'>, now: Date): Promise<Check>;
  find(checkId: string): Promise<Check | undefined>;
  /** The first answer holds. */
  answer(checkId: string, answer: PayerAnswer): Promise<void>;
}

/** Hands a check to whoever asks the payer. Only the id travels. */
export interface CheckQueue {
  send(checkId: string): Promise<void>;
}
