import type { JsonObject } from '../flow/document.ts';
import type { Branch, PreparedFlow } from './branch.ts';

/** A running flow or module and what only it can see. */
export interface Frame {
  readonly flow: PreparedFlow;
  /** Answer of the latest function. */
  external: Readonly<Record<string, unknown>> | undefined;
  storedInput: string | undefined;
  invocationId: string | undefined;
  flowAttributes: Map<string, string> | undefined;
  /** Rounds so far, by step. */
  loops: Map<string, number> | undefined;
  metrics: JsonObject | undefined;
  /** What the latest module gave back: `$.Modules`. */
  modules: Readonly<Record<string, unknown>> | undefined;
  /** The flow that invoked this module, and how it goes on with the module's result. */
  readonly caller: Frame | undefined;
  readonly returns: ((result: string) => Branch) | undefined;
  /** Modules deep; 0 is a flow. */
  readonly depth: number;
}

export const flowFrame = (flow: PreparedFlow): Frame => ({
  flow,
  external: undefined,
  storedInput: undefined,
  invocationId: undefined,
  flowAttributes: undefined,
  loops: undefined,
  metrics: undefined,
  modules: undefined,
  caller: undefined,
  returns: undefined,
  depth: 0,
});

export const moduleFrame = (
  flow: PreparedFlow,
  caller: Frame,
  returns: (result: string) => Branch,
): Frame => ({
  ...flowFrame(flow),
  caller,
  returns,
  depth: caller.depth + 1,
});

/** The flow proper below all modules. */
export function rootOf(frame: Frame): Frame {
  let root = frame;
  while (root.caller) root = root.caller;
  return root;
}
