import type { ContactRecord } from './contact-record.ts';
import type { CallEvent } from './events.ts';

/** A call as the caller has it: keys to press, words to say, a receiver to put down. */
export interface Call {
  /** Id of the contact segment that is (or was last) in progress. */
  readonly contactId: string;
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
  /** Words of the caller, for the transcript. */
  say(text: string): void;
  /** The caller does nothing until the present question, pause or time limit has passed. */
  silence(): void;
  hangUp(): void;
  /** The number outside hangs up; the flow goes on where it says so. */
  thirdPartyHangsUp(): void;
  /** Resolves when no promise of a function or an encryption is pending. */
  settled(): Promise<void>;
}

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
  | { readonly what: 'encryption'; readonly flow: string; readonly step: string }
  /** In a queue; `until` when a queue flow goes on by itself. */
  | { readonly what: 'agent'; readonly queue: string; readonly until: number | undefined }
  | { readonly what: 'conversation'; readonly agent: string }
  | { readonly what: 'third-party'; readonly until: number | undefined }
  /** A callback that is not yet due, or whose caller did not answer. */
  | { readonly what: 'callback'; readonly until: number };
