import type { Language, Say } from './prompts/prompts.ts';

/** What a flow is written against: one language, its words, and its names. */
export interface FlowContext {
  readonly language: Language;
  readonly say: Say;
  /** Name of a flow or module of the same language: `front-desk` → `front-desk (es-US)`. */
  readonly named: (name: string) => string;
}
