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
  /** The same, looked up from either end. */
  readonly calls: Calls;
}

export interface Calls {
  readonly from: ReadonlyMap<Context, readonly Crossing[]>;
  readonly to: ReadonlyMap<Context | undefined, readonly Crossing[]>;
}

/** A set whose crossings are found when a rule first asks: by then all contexts exist. */
export class GivenFlows implements FlowSet {
  readonly flows: readonly Context[];
  #crossings: readonly Crossing[] | undefined;
  #calls: Calls | undefined;

  constructor(flows: readonly Context[]) {
    this.flows = flows;
  }

  get crossings(): readonly Crossing[] {
    this.#crossings ??= crossingsOf(this.flows);
    return this.#crossings;
  }

  get calls(): Calls {
    this.#calls ??= {
      from: Map.groupBy(this.crossings, ({ from }) => from),
      to: Map.groupBy(this.crossings, ({ to }) => to),
    };
    return this.#calls;
  }
}

function crossingsOf(flows: readonly Context[]): Crossing[] {
  const byName = new Map<string, Context>();
  for (const context of flows) {
    for (const name of [context.flow.name, context.file.replace(/^.*[\\/]|\.json$/g, '')]) {
      for (const key of keysOf(context, name)) {
        if (name !== '' && !byName.has(key)) byName.set(key, context);
      }
    }
  }
  const crossings: Crossing[] = [];
  for (const from of flows) {
    const { ids, steps } = from.structure;
    for (let n = 0; n < steps.length; n++) {
      const step = steps[n];
      if (!step || !naming.has(step.type)) continue;
      for (const { target, how } of targetsOf(step)) {
        const to = byName.get(`${how === 'module' ? 'module' : 'flow'}:${nameIn(target)}`);
        crossings.push({ from, step: ids[n] ?? '', target, how, to });
      }
    }
  }
  return crossings;
}

const naming: ReadonlySet<string> = new Set([
  'TransferToFlow',
  'InvokeFlowModule',
  'UpdateContactEventHooks',
  'CreateCallbackContact',
  'CreateTask',
]);

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
