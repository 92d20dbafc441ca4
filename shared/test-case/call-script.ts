import type { Operator } from '../flow/flow.ts';

/** A call test that reads aloud: what the caller hears and does, in order. */
export interface CallScript {
  readonly name: string;
  /** ARN or id of the flow that the call enters. */
  readonly flow: string;
  /** Absent: a voice call. */
  readonly channel?: 'CHAT';
  /** The caller's number, E.164. */
  readonly from?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** What stands in for functions, hours and queues while the test runs. */
  readonly instead?: readonly StandIn[];
  readonly steps: readonly ScriptStep[];
}

export type ScriptStep =
  /**
   * Words within one message: everything said until the caller is asked or a silent block runs, put together with spaces.
   * Observed: the service reports consecutive prompts as one message.
   */
  | { readonly hears: string }
  | { readonly hearsPrompt: string }
  | { readonly presses: string }
  | { readonly says: string; readonly language?: string }
  | { readonly hangsUp: true }
  | { readonly functionStarts: string }
  | { readonly functionEnds: string }
  | { readonly hoursChecked: string }
  /** ARN of the alias of a Lex bot. */
  | { readonly botStarts: string }
  | { readonly botEnds: string }
  | { readonly queued: string }
  /** True at this moment, e.g. `$.Attributes.language`. */
  | { readonly holds: { readonly path: string; readonly operator: Operator; readonly operand: string } }
  /** Ends the test, passed. */
  | { readonly ends: true };

export type StandIn =
  | {
      readonly function: string;
      readonly answers: Readonly<Record<string, string>>;
      readonly seconds?: number;
    }
  | {
      readonly function: string;
      readonly fails: 'TimeLimitExceeded' | 'NoMatchingError';
      readonly seconds?: number;
    }
  | { readonly function: string; readonly by: string }
  | { readonly hours: string; readonly are: 'InHours' | 'OutOfHours' }
  | { readonly hours: string; readonly fails: 'NoMatchingError' }
  | { readonly bot: string; readonly by: string }
  | {
      readonly bot: string;
      readonly fails: 'TimeLimitExceeded' | 'NoMatchingError';
      readonly seconds?: number;
    }
  | { readonly queue: string; readonly by: string }
  | { readonly queue: string; readonly fails: 'QueueAtCapacity' | 'NoMatchingError' };
