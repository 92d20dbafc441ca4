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
  /** The flow that invoked this module, and where it goes on. */
  readonly caller: Frame | undefined;
  readonly returnTo: Branch | undefined;
  /** Modules deep; 0 is a flow. */
  readonly depth: number;
}

export const flowFrame = (flow: PreparedFlow): Frame => frame(flow, undefined, undefined, 0);

export const moduleFrame = (flow: PreparedFlow, caller: Frame, returnTo: Branch): Frame =>
  frame(flow, caller, returnTo, caller.depth + 1);

function frame(
  flow: PreparedFlow,
  caller: Frame | undefined,
  returnTo: Branch | undefined,
  depth: number,
): Frame {
  return {
    flow,
    external: undefined,
    storedInput: undefined,
    invocationId: undefined,
    flowAttributes: undefined,
    loops: undefined,
    metrics: undefined,
    caller,
    returnTo,
    depth,
  };
}
