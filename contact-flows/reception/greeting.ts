import { destinations } from '../attributes.ts';
import type { Language, Say } from '../prompts/prompts.ts';

/** What the entry flow needs of each language it offers. */
export interface Greeting {
  readonly language: Language;
  readonly say: Say;
  readonly frontDesk: string;
  readonly crisis: string;
}

export const said = <S extends string>(text: string, next: S) =>
  ({ type: 'MessageParticipant', text, next, onError: next }) as const;

/** Heard that the call may be recorded, and did not refuse. Where this is not written, nobody records. */
export const agreed = <S extends string>(next: S) => told({ recordingConsent: 'given' }, next);

/** Wants a person, in whatever language. */
export const person = <S extends string>(next: S) => told({ goTo: destinations.person }, next);

const told = <S extends string>(attributes: Readonly<Record<string, string>>, next: S) =>
  ({ type: 'UpdateContactAttributes', attributes, next, onError: next }) as const;
