import type { Flow } from '../flow/flow.ts';
import { type Edge, type FlowGraph, graphOf } from '../flow/graph.ts';
import type { CallEvent } from './events.ts';

export interface FlowCoverage {
  readonly flow: string;
  /** Branches that some call took, of all that a call could take. */
  readonly walked: number;
  readonly total: number;
  readonly unwalked: readonly Edge[];
  /** Reachable steps that no call entered. */
  readonly unentered: readonly string[];
}

/** Which branches of which flows calls have walked. Give its `observe` to `createCentre({ onEvent })`. */
export class Coverage {
  private readonly graphs = new Map<string, FlowGraph>();
  private readonly branches = new Set<string>();
  private readonly steps = new Set<string>();

  constructor(flows: readonly { readonly name: string; readonly flow: Flow }[]) {
    for (const { name, flow } of flows) this.graphs.set(name, graphOf(flow));
  }

  readonly observe = (event: CallEvent): void => {
    if (event.type === 'branch-taken')
      this.branches.add(branchKey(event.flow, { ...event, from: event.step }));
    else if (event.type === 'step-entered') this.steps.add(stepKey(event.flow, event.step));
  };

  report(): FlowCoverage[] {
    return [...this.graphs].map(([flow, graph]) => {
      const reachable = graph.ids.filter((id) => graph.reachable.has(id));
      const edges = reachable.flatMap((id) => graph.out.get(id) ?? []);
      const unwalked = edges.filter((edge) => !this.branches.has(branchKey(flow, edge)));
      const unentered = reachable.filter((id) => !this.steps.has(stepKey(flow, id)));
      return { flow, walked: edges.length - unwalked.length, total: edges.length, unwalked, unentered };
    });
  }
}

type Walked = Pick<Edge, 'from' | 'kind' | 'label' | 'to'>;
const branchKey = (flow: string, { from, kind, label, to }: Walked): string =>
  JSON.stringify([flow, from, kind, label, to]);
const stepKey = (flow: string, step: string): string => JSON.stringify([flow, step]);
