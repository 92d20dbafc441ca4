import { specOf } from '../flow/actions.ts';
import type { JsonObject } from '../flow/document.ts';
import type { Flow, FlowKind } from '../flow/flow.ts';
import { pathsIn } from '../flow/paths.ts';
import { readReference } from '../flow/references.ts';

/** The flows that are explored together, and which text names which. */
export class FlowFolder {
  readonly flows: readonly Flow[];
  /** Every text that names one of the flows, as it stands in some step. */
  readonly aliases = new Map<string, number>();
  /** Contact attributes that no flow sets and that name a queue: calls come with them. */
  readonly attributes = new Map<string, string>();
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

  /** Where calls come in: flows that no other leads to, and one of those that only lead to each other. */
  entries(): number[] {
    const onward = this.flows.map((flow) =>
      Object.values(flow.steps).flatMap(({ parameters }) =>
        targetsIn(parameters).flatMap((target) => this.find(target) ?? []),
      ),
    );
    const ledTo = new Set(onward.flatMap((targets, from) => targets.filter((to) => to !== from)));
    const reached = new Set<number>();
    const reach = (from: number): void => {
      if (reached.has(from)) return;
      reached.add(from);
      for (const to of onward[from] ?? []) reach(to);
    };
    const entries = [...this.flows.keys()].filter((i) => !ledTo.has(i));
    for (const entry of entries) reach(entry);
    for (const i of this.flows.keys()) {
      if (reached.has(i)) continue;
      entries.push(i);
      reach(i);
    }
    return entries;
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

/** A flow beside a call, which somebody else ends: it owes nobody a person or an end. */
export function isSideFlow({ kind, steps }: Flow): boolean {
  if (kind !== undefined) return sideKinds.has(kind);
  // An export may leave its kind out; then the actions tell.
  return Object.values(steps).some(
    ({ type }) => specOf(type)?.flowKinds.every((one) => sideKinds.has(one)) ?? false,
  );
}
const sideKinds: ReadonlySet<FlowKind> = new Set([
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
]);

/** The queue that stands for one whose name only a function knows. */
export const anyQueue = 'explored-queue';
