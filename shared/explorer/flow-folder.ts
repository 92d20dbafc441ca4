import type { JsonObject } from '../flow/document.ts';
import type { Flow } from '../flow/flow.ts';
import { pathsIn } from '../flow/paths.ts';
import { readReference } from '../flow/references.ts';

/** The flows that are explored together, and which text names which. */
export class FlowFolder {
  readonly flows: readonly Flow[];
  /** Every text that names one of the flows, as it stands in some step. */
  readonly aliases = new Map<string, number>();
  private readonly byName = new Map<string, number>();

  constructor(flows: readonly Flow[]) {
    this.flows = flows;
    flows.forEach((flow, i) => {
      if (!this.byName.has(flow.name)) this.byName.set(flow.name, i);
    });
  }

  /** Index of the flow that a symbolic reference, ARN, id or name means; undefined when it is outside. */
  find(target: string): number | undefined {
    const found = this.byName.get(nameIn(target));
    if (found !== undefined) this.aliases.set(target, found);
    return found;
  }

  /** Every queue that a step names, and one that a function may name. */
  queues(): ReadonlySet<string> {
    const steps = this.flows.flatMap((flow) => Object.values(flow.steps));
    const named = steps.map(({ parameters }) => parameters.QueueId).filter((id) => typeof id === 'string');
    return new Set([anyQueue, ...named.filter((id) => id !== '' && pathsIn(id).length === 0)]);
  }

  /** Flows that no other flow leads to: where calls come in. */
  entries(): number[] {
    const reached = new Set<number>();
    this.flows.forEach((flow, from) => {
      for (const { parameters } of Object.values(flow.steps)) {
        for (const target of targetsIn(parameters)) {
          const to = this.find(target);
          if (to !== undefined && to !== from) reached.add(to);
        }
      }
    });
    const roots = this.flows.flatMap((_, i) => (reached.has(i) ? [] : [i]));
    return roots.length > 0 ? roots : [0];
  }
}

/** Texts by which the parameters of a step name other flows. */
function targetsIn(parameters: JsonObject): string[] {
  const hooks = parameters.EventHooks;
  const named = [parameters.ContactFlowId, parameters.FlowModuleId];
  if (typeof hooks === 'object' && hooks !== null) named.push(...Object.values(hooks));
  return named.filter((value) => typeof value === 'string');
}

function nameIn(target: string): string {
  const reference = readReference(target);
  if (reference) return reference.name;
  return /\/(?:contact-flow|flow-module)\/([^/:]+)/.exec(target)?.[1] ?? target;
}

/** The queue that stands for one whose name only a function knows. */
export const anyQueue = 'explored-queue';
