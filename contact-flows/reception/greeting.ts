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
