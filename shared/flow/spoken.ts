import type { ParameterSpec } from './action-spec.ts';
import type { JsonObject } from './document.ts';
import type { Reference } from './references.ts';

/** What a participant hears: plain text (a value wrapped in <speak> is SSML), SSML, or a recorded prompt. */
export type Spoken =
  | { readonly text: string; readonly ssml?: never; readonly prompt?: never }
  | { readonly ssml: string; readonly text?: never; readonly prompt?: never }
  | { readonly prompt: Reference<'prompt'>; readonly text?: never; readonly ssml?: never };

/** For inputs, where the prompt may be left out. */
export type MaybeSpoken = Spoken | { readonly text?: never; readonly ssml?: never; readonly prompt?: never };

export const spokenSpec = {
  PromptId: { mode: 'single', reference: 'prompt' },
  Text: { mode: 'any' },
  SSML: { mode: 'any' },
  Media: {
    mode: 'any',
    properties: {
      Uri: { required: true, mode: 'any' },
      SourceType: { required: true, mode: 'static', enum: ['S3'] },
      MediaType: { required: true, mode: 'static', enum: ['Audio'] },
    },
  },
} as const satisfies Record<string, ParameterSpec>;

export function spokenParameters(spoken: MaybeSpoken): JsonObject {
  if (spoken.text !== undefined) return { Text: spoken.text };
  if (spoken.ssml !== undefined) return { SSML: spoken.ssml };
  if (spoken.prompt !== undefined) return { PromptId: spoken.prompt };
  return {};
}
