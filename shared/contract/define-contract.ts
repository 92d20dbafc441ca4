import type { IdentityLevel } from '../domain/identity-level.ts';

/** One way a function can end, as the flow sees it. */
export interface Outcome {
  /** What happened, in the words of somebody who reads a call's log. */
  readonly means: string;
  /** Keys in `$.External` beside `outcome`. All values are texts. */
  readonly returns: readonly string[];
  /** The identity level that this outcome proves. */
  readonly establishes?: IdentityLevel;
  /** The level a caller must have before any of this is said. */
  readonly discloses?: IdentityLevel;
}

/** The only thing a flow and a function share. Flow, handler and contract cannot disagree and compile. */
export interface Contract {
  /** Name of the function: verb-noun, as in `functions/<capability>/<name>`. */
  readonly name: string;
  readonly does: string;
  /** Keys of `Details.Parameters`, all texts. */
  readonly input: readonly string[];
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

export function defineContract<const C extends Contract>(contract: C): C {
  return Object.freeze(contract);
}

export type InputOf<C extends Contract> = { readonly [K in C['input'][number]]: string };

/** What a handler may answer: an outcome of the contract with exactly the keys it returns. */
export type AnswerOf<C extends Contract> = {
  [O in keyof C['outcomes'] & string]: { readonly outcome: O } & {
    readonly [K in C['outcomes'][O]['returns'][number]]: string;
  };
}[keyof C['outcomes'] & string];
