import type { ListenerRole } from '../recordings/listeners.ts';
import type { OpenMessage } from './messages.ts';

/** What came of calling back. */
export const results = ['reached', 'left-word', 'no-answer', 'wrong-number', 'not-needed'] as const;
export type Result = (typeof results)[number];

/** Who has called and reached nobody tries again: the message stays in the list. */
export const staysOpen = (result: Result): boolean => result === 'no-answer';

/** A message in the list. Nobody can be called by what stands here. */
export interface ListedMessage extends OpenMessage {
  /** Its place: days first, then urgency, then time. Each has one of its own. */
  readonly due: string;
  /** Where what was said lies: give-recording-access, kind `voicemail`. */
  readonly spokenIn?: string;
  /** ARN of the session that works on it, and until when nobody else can. */
  readonly worker?: string;
  readonly workedUntil?: string;
  /** How often nobody answered. */
  readonly tries?: number;
}

/** Where a message was said and who works on it: what is asked before it is heard. */
export type OpenWork = Pick<ListedMessage, 'spokenIn' | 'worker'>;

/** With the number, encrypted, and the first contact of the call in which it was left. */
export interface TakenMessage extends ListedMessage {
  readonly contactId: string;
  readonly sealedNumber: string;
}

/** Somebody at work. `mayTakeOver`: also what another one works on. */
export interface Worker {
  /** ARN of the session. */
  readonly arn: string;
  readonly mayTakeOver: boolean;
}

/** Who works through messages. A lead may also take over what somebody else has begun. */
export const workers: Partial<Record<ListenerRole, Pick<Worker, 'mayTakeOver'>>> = {
  messages: { mayTakeOver: false },
  'nurse-lead': { mayTakeOver: true },
};

/** Open messages, as the people of the clinic work through them. */
export interface Worklist {
  /** The most urgent first; `beyond`: behind this place. */
  page(limit: number, beyond?: string): Promise<readonly ListedMessage[]>;
  /** Undefined: another one works on it, or it is not open. Of two at once, one gets it. */
  take(messageId: string, worker: Worker, now: Date): Promise<TakenMessage | undefined>;
  /** False: not this one's to finish, or it is not open. */
  finish(messageId: string, worker: Worker, end: { result: Result; at: Date }): Promise<boolean>;
  /** Undefined: it is not open. */
  find(messageId: string): Promise<OpenWork | undefined>;
}

/** Long enough to call and to write down how it went; then another one may take it. Unit: milliseconds. */
export const workTakes = 3_600_000;

/** Opens what `SealNumber` sealed. */
export type OpenNumber = (sealed: string, messageId: string) => Promise<string>;
