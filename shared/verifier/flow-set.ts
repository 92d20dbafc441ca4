import type { Step } from '../flow/flow.ts';
import { readReference } from '../flow/references.ts';
import type { Context } from './rule.ts';

/** One step that names another flow. */
export interface Crossing {
  readonly from: Context;
  readonly step: string;
  /** The text that names the flow. */
  readonly target: string;
  readonly how: 'transfer' | 'module' | 'hook';
  /** Undefined when the flow is not in the set. */
  readonly to: Context | undefined;
}

/** All flows that are verified together, and how they call each other. */
export interface FlowSet {
  readonly flows: readonly Context[];
  readonly crossings: readonly Crossing[];
}

/** Fills in crossings once all contexts exist. */
export function crossingsOf(flows: readonly Context[]): Crossing[] {
  const byName = new Map<string, Context>();
  for (const context of flows) {
    for (const name of [context.flow.name, context.file.replace(/^.*[\\/]|\.json$/g, '')]) {
      for (const key of keysOf(context, name)) {
        if (name !== '' && !byName.has(key)) byName.set(key, context);
      }
    }
  }
  return flows.flatMap((from) =>
    Object.entries(from.flow.steps).flatMap(([id, step]) =>
      targetsOf(step).map(({ target, how }) => ({
        from,
        step: id,
        target,
        how,
        to: byName.get(`${how === 'module' ? 'module' : 'flow'}:${nameIn(target)}`),
      })),
    ),
  );
}

/** A flow of unknown kind may be either. */
function keysOf({ kind }: Context, name: string): string[] {
  const flow = kind === 'MODULE' ? [] : [`flow:${name}`];
  return kind === 'MODULE' || kind === undefined ? [...flow, `module:${name}`] : flow;
}

function targetsOf(step: Step): { target: string; how: Crossing['how'] }[] {
  const p = step.parameters;
  const named = (target: unknown, how: Crossing['how']) =>
    typeof target === 'string' ? [{ target, how }] : [];
  switch (step.type) {
    case 'TransferToFlow':
      return named(p.ContactFlowId, 'transfer');
    case 'InvokeFlowModule':
      return named(p.FlowModuleId, 'module');
    case 'UpdateContactEventHooks':
      return Object.values(p.EventHooks ?? {}).flatMap((target) => named(target, 'hook'));
    case 'CreateCallbackContact':
    case 'CreateTask':
      return named(p.ContactFlowId, 'hook');
    default:
      return [];
  }
}

/** Name or id that a reference or ARN ends in. */
export function nameIn(target: string): string {
  const reference = readReference(target);
  if (reference) return reference.name;
  return /\/(?:contact-flow|flow-module)\/([^/:]+)/.exec(target)?.[1] ?? target;
}
