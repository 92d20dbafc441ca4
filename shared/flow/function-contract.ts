import { type ContractInvocation, outcomesChecked } from './actions/invoke-lambda-function.ts';
import type { JsonPath } from './paths.ts';

/** What a flow must know of a function: what goes in, how it can end, what each end brings back. */
export interface FunctionContract {
  readonly name: string;
  /** Keys of `Details.Parameters`. */
  readonly input: readonly string[];
  readonly outcomes: Readonly<Record<string, { readonly returns: readonly string[] }>>;
}

export type OutcomeOf<C extends FunctionContract> = keyof C['outcomes'] & string;

/**
 * Calls a function and branches on its outcome. A missing outcome, an outcome that the contract does not have, a missing
 * or unknown input and a dangling step are compile errors.
 */
export function callFunction<
  const C extends FunctionContract,
  const On extends { readonly [O in OutcomeOf<C>]: string },
  const S extends string,
>(
  contract: C,
  call: {
    /** A constant, a JSONPath, or text with JSONPaths, for each input. */
    readonly with: { readonly [K in C['input'][number]]: string };
    /** Outcome → step. An outcome that the contract does not have can have no step. */
    readonly on: On & { readonly [K in Exclude<keyof On, OutcomeOf<C>>]: never };
    readonly onError: S;
    readonly timeoutSeconds?: number;
  },
): ContractInvocation<On[keyof On & string] | S> {
  return { type: 'InvokeLambdaFunction', [outcomesChecked]: true, contract, ...call };
}

/** `$.External.<key>` of an outcome that really returns the key. Read it before the next function call. */
export function external<
  const C extends FunctionContract,
  O extends OutcomeOf<C>,
  K extends C['outcomes'][O]['returns'][number],
>(_contract: C, _outcome: O, key: K): JsonPath {
  return `$.External.${key}`;
}
