/**
 * What happened to a contact, as its log tells it: who and what in the clinic's own words and opaque ids, never a name, a
 * number, a digit that somebody keyed, or what was said. Disclosures and verifications are written by the functions
 * themselves (contact-events.ts), before they answer.
 */
export type LoggedEvent = {
  readonly contactId: string;
  /** ISO, UTC. */
  readonly at: string;
  /** What tells two events of one moment apart; the same for an event that is delivered again. */
  readonly from: string;
} & (
  | { readonly kind: 'began'; readonly channel?: string; readonly method?: string; readonly chain?: string }
  | { readonly kind: 'choice'; readonly answer: ChoiceAnswer; readonly step: string }
  /** The how manieth choice of the contact led where: `<flow>/<step>`. When, only its neighbours in the log tell. */
  | {
      readonly kind: 'choice';
      readonly answer: 'given';
      readonly chose: string;
      readonly order: number;
    }
  | {
      readonly kind: 'function';
      readonly function?: string;
      readonly outcome: string;
      readonly step?: string;
    }
  | { readonly kind: 'logging' | 'recording'; readonly on: boolean; readonly step?: string }
  /** What a step of a flow has set, in its place among the choices; what is recorded from then on starts with an agent, or at once. */
  | { readonly kind: 'recording'; readonly on: boolean; readonly step: string; readonly order: number }
  | { readonly kind: 'queue'; readonly queue: string; readonly step?: string }
  | { readonly kind: 'agent'; readonly agent: string }
  | { readonly kind: 'transfer'; readonly to?: string; readonly step?: string }
  | {
      readonly kind: 'ended';
      readonly by?: string;
      /** Why the person called, a word of the menus. */
      readonly reason?: string;
      readonly recordingConsent?: string;
      readonly identityLevel?: string;
    }
);

/** That somebody chose or keyed something. A flow log would say what was keyed, digits and all: that is never read. */
export type ChoiceAnswer = 'given' | 'none' | 'not-offered';

/** Adds to the logs of contacts. */
export interface LoggedEvents {
  /** What stands there already stays as it is. How many were new. */
  append(events: readonly LoggedEvent[]): Promise<number>;
}

/** Rows, each by contact and sequence. */
export interface Restored {
  readonly written: readonly string[];
  /** A seal holds them otherwise than they are told now: they are left out, for nobody could tell them from forged ones. */
  readonly unlike: readonly string[];
}

/** Brings lost rows of contacts' logs back. What stands there stays as it is; a row that was sealed comes back as it was sealed. */
export interface LostEvents {
  restore(events: readonly LoggedEvent[]): Promise<Restored>;
}
