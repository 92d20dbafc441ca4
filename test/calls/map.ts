import { destinations } from '../../contact-flows/attributes.ts';
import type { Flow } from '../../shared/flow/flow.ts';
import { type Edge, type FlowGraph, graphOf } from '../../shared/flow/graph.ts';
import { readReference } from '../../shared/flow/references.ts';
export const keyOf = (flow: string, edge: Pick<Edge, 'from' | 'kind' | 'label' | 'to'>): string =>
  `${flow} · ${edge.from} —${edge.kind} ${edge.label}→ ${edge.to}`;

export const place = (flow: string, step: string): string => `${flow} · ${step}`;

/** Of a branch or a place: in a flow that speaks English, or any language. */
export const inEnglish = (branchOrPlace: string): boolean =>
  !/^[^·]*\((?!en-)[a-z]{2}-[A-Z]{2}\) · /.test(branchOrPlace);

/** The place that a branch leads to. */
export const endOf = (key: string): string => place(key.split(' · ')[0] ?? '', key.split('→ ')[1] ?? '');

/** All flows as one map: flows lead into modules, modules back, a queue leads to its flows. */
export class FlowMap {
  readonly graphs: ReadonlyMap<string, FlowGraph>;
  readonly branches: readonly string[];
  readonly #flows: readonly Flow[];
  /** From each place, the places that lead to it. */
  readonly #before = new Map<string, string[]>();

  constructor(flows: readonly Flow[]) {
    this.#flows = flows;
    this.graphs = new Map(flows.map((flow) => [flow.name, graphOf(flow)]));
    this.branches = [...this.graphs].flatMap(([flow, graph]) =>
      [...graph.out.values()].flat().map((edge) => keyOf(flow, edge)),
    );
    for (const flow of flows)
      for (const [from, to] of this.#ways(flow))
        this.#before.set(to, [...(this.#before.get(to) ?? []), from]);
  }

  /** Steps from each place to the branch that a call is looking for. */
  distancesTo(goal: string): ReadonlyMap<string, number> {
    const [from = ''] = goal.split(' —');
    const near = new Map([[from, 0]]);
    const waiting = [from];
    for (const at of waiting) {
      for (const earlier of this.#before.get(at) ?? []) {
        if (near.has(earlier)) continue;
        near.set(earlier, (near.get(at) ?? 0) + 1);
        waiting.push(earlier);
      }
    }
    return near;
  }

  *#ways(flow: Flow): Generator<[from: string, to: string]> {
    const graph = this.graphs.get(flow.name);
    for (const [id, edges] of graph?.out ?? []) {
      const step = flow.steps[id];
      // A step that sends the call away is no way to what comes after the module.
      if (leaves(step)) continue;
      for (const edge of edges) yield [place(flow.name, id), place(flow.name, edge.to)];
      const entered =
        step?.type === 'TransferContactToQueue'
          ? this.#guides(flow)
          : this.#enteredBy(step?.parameters ?? {});
      for (const other of entered) {
        yield [place(flow.name, id), place(other.name, other.start)];
        // A module returns to the step after its call.
        if (other.kind !== 'MODULE' || step?.next === undefined) continue;
        for (const [end, { type }] of Object.entries(other.steps)) {
          if (type === 'EndFlowModuleExecution') yield [place(other.name, end), place(flow.name, step.next)];
        }
      }
    }
  }

  /** Guides of the agents: they open when somebody answers, not where the flow hooks them. */
  #guides(flow: Flow): Flow[] {
    return Object.values(flow.steps).flatMap(({ parameters: { EventHooks: hooks } }) =>
      typeof hooks === 'object' && hooks !== null && 'DefaultAgentUI' in hooks
        ? this.#flows.filter(({ name }) => name === readReference(String(hooks.DefaultAgentUI))?.name)
        : [],
    );
  }

  /** Flows that a step refers to: a module, a transfer, a hook. */
  #enteredBy(parameters: Flow['steps'][string]['parameters']): Flow[] {
    const hooks = Object.entries(
      typeof parameters.EventHooks === 'object' ? (parameters.EventHooks ?? {}) : {},
    ).flatMap(([hook, flow]) => (hook === 'DefaultAgentUI' ? [] : [flow]));
    return [parameters.FlowModuleId, parameters.ContactFlowId, ...hooks].flatMap((value) => {
      const reference = typeof value === 'string' ? readReference(value) : undefined;
      return this.#flows.filter((flow) => flow.name === reference?.name);
    });
  }
}

function leaves(step: Flow['steps'][string] | undefined): boolean {
  const set = step?.parameters.Attributes;
  const goTo = typeof set === 'object' && set !== null && 'goTo' in set ? set.goTo : undefined;
  return goTo === destinations.person || goTo === destinations.crisis;
}

/** The branch that leads soonest to the goal. */
export function towards(
  goal: { readonly key: string; readonly near: ReadonlyMap<string, number> },
  flow: string,
  edges: readonly Edge[],
): Edge | undefined {
  const cost = (edge: Edge) =>
    keyOf(flow, edge) === goal.key ? -1 : (goal.near.get(place(flow, edge.to)) ?? 10_000);
  return edges.toSorted((a, b) => cost(a) - cost(b))[0];
}
