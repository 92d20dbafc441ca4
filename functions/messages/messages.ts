import type { CalendarDate } from '../../shared/domain/clinic-time.ts';

/** What somebody will call back about. The number stands in it encrypted only. */
export interface CallbackMessage {
  readonly messageId: string;
  readonly sessionId: string;
  /** `unknown` when the caller was not verified: then the number is all there is. */
  readonly patientId: string | 'unknown';
  readonly reason: string;
  /**
   * The contact in which the caller was asked to say more after the tone: its recording of kind `voicemail` is heard through
   * give-recording-access. Absent when keys are all there is.
   */
  readonly spokenIn?: string;
  readonly sealedNumber: string;
  readonly takenAt: Date;
  /** On the clinic's wall calendar; by the end of that day somebody calls back. */
  readonly dueOn: CalendarDate;
}

/** The worklist of the next working day. */
export interface Messages {
  /** The last word of a call about one reason holds. */
  keep(message: CallbackMessage): Promise<void>;
}

/** Encrypts a number so that it opens only together with the message it belongs to. Base64. */
export type SealNumber = (e164: string, messageId: string) => Promise<string>;

/** A message that nobody has answered yet, without its number. */
export interface OpenMessage {
  readonly messageId: string;
  readonly patientId: string | 'unknown';
  readonly reason: string;
  /** ISO, UTC. */
  readonly takenAt: string;
  /** A day on the clinic's wall calendar, e.g. `2026-03-04`. */
  readonly dueOn: string;
}

export interface OpenMessages {
  /** Of a patient, the most urgent first. */
  of(patientId: string): Promise<readonly OpenMessage[]>;
}

/** Comes first among those that are due on the same day: without a medicine a day may be too long. */
export const isUrgent = (reason: string): boolean => reason === 'medicine';
