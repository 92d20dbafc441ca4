import type { Json } from '../flow/document.ts';
import type { Channel } from '../flow/flow.ts';
import type { ContactRecord } from './contact-record.ts';
import type { CallEvent } from './events.ts';

/** A call as the caller has it: keys to press, words to say, a receiver to put down. A chat, task or e-mail is one as well. */
export interface Call {
  /** Id of the contact segment that is (or was last) in progress. */
  readonly contactId: string;
  readonly channel: Channel;
  readonly state: CallState;
  readonly waitsFor: WaitsFor | undefined;
  /** Epoch milliseconds of this caller's clock; at pace `at once` it may be ahead of the centre's. */
  readonly now: number;
  readonly events: readonly CallEvent[];
  /** Contact attributes now. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly transcript: readonly Utterance[];
  /** Contact record of the first segment, once that segment has ended. */
  readonly record: ContactRecord | undefined;
  /** Records of all segments that have ended, in order. */
  readonly records: readonly ContactRecord[];
  /** `0`–`9`, `*`, `#`, one or many. Keys that nothing waits for are lost, as on the telephone. */
  press(keys: string): void;
  /** Words of the caller, or a message of a chat: for the transcript, and for the bot that listens. */
  say(text: string): void;
  /** The caller does nothing until the present question, pause or time limit has passed. */
  silence(): void;
  hangUp(): void;
  /** Fills the view that is shown: the action chosen and what was typed. */
  submits(action: string, data?: Json): void;
  /** What a Wait may be waiting for. False when nothing waited for it. */
  happens(event: ContactEvent): boolean;
  /** A task is put aside until a flow or `resumes` takes it up. */
  pauses(): void;
  resumes(): void;
  /** The number outside hangs up; the flow goes on where it says so. */
  thirdPartyHangsUp(): void;
  /** Resolves when no promise of a function or an encryption is pending. */
  settled(): Promise<void>;
}

/** Source: Developer Guide, Wait: Events. */
export type ContactEvent = 'CustomerReturned' | 'BotParticipantDisconnected';

/** `stopped`: the simulation could not go on; the last event says why. */
export type CallState = 'running' | 'waiting' | 'ended' | 'stopped';

export interface Utterance {
  readonly at: number;
  readonly by: 'system' | 'customer' | 'agent';
  readonly to: 'customer' | 'agent' | 'everyone';
  readonly text: string;
  /** A recording instead of words. */
  readonly prompt: string | undefined;
}

export type WaitsFor =
  | {
      readonly what: 'keys';
      readonly flow: string;
      readonly step: string;
      readonly kind: 'menu' | 'store';
      /** Epoch milliseconds: from when keys count, and when silence ends it. */
      readonly since: number;
      readonly until: number;
      /** Seconds that the question takes. */
      readonly spoken: number;
    }
  | { readonly what: 'time'; readonly flow: string; readonly step: string; readonly until: number }
  | { readonly what: 'function'; readonly flow: string; readonly step: string; readonly until: number }
  /** A bot listens: words, or digits ended by `#`; `until` is infinite where silence ends nothing. */
  | {
      readonly what: 'words';
      readonly flow: string;
      readonly step: string;
      readonly since: number;
      readonly until: number;
      readonly spoken: number;
    }
  | {
      readonly what: 'view';
      readonly flow: string;
      readonly step: string;
      readonly view: string;
      readonly data: Json;
      readonly until: number;
    }
  /** A task or message that begins later. */
  | { readonly what: 'start'; readonly until: number }
  | { readonly what: 'encryption'; readonly flow: string; readonly step: string }
  /** In a queue; `until` when a queue flow goes on by itself. */
  | { readonly what: 'agent'; readonly queue: string; readonly until: number | undefined }
  | { readonly what: 'conversation'; readonly agent: string; readonly onHold?: true }
  | { readonly what: 'third-party'; readonly until: number | undefined }
  /** A callback that is not yet due, or whose caller did not answer. */
  | { readonly what: 'callback'; readonly until: number };
