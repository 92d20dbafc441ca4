import type { Way } from './planned-step.ts';
import type { Edge, Search } from './search.ts';

/** The edges of a search by the state that they leave: each state's stand side by side. */
export class ChoiceGraph {
  readonly search: Search;
  readonly states: number;
  private readonly first: Int32Array;
  private readonly last: Int32Array;

  constructor(search: Search) {
    this.search = search;
    this.states = search.stepOf.length;
    this.first = new Int32Array(this.states);
    this.last = new Int32Array(this.states).fill(-1);
    for (const { from, index } of search.edges) {
      if (from < 0) continue;
      if ((this.last[from] ?? -1) < 0) this.first[from] = index;
      this.last[from] = index;
    }
  }

  out(state: number): readonly Edge[] {
    const last = this.last[state] ?? -1;
    return last < 0 ? [] : this.search.edges.slice(this.first[state], last + 1);
  }

  way({ from, way }: Edge): Way | undefined {
    return from < 0 ? undefined : this.search.plan.steps[this.search.stepOf[from] ?? 0]?.ways[way];
  }

  /** `flow` and `step` at which an edge is chosen. */
  place({ from }: Edge): { readonly flow: string; readonly step: string } {
    const { plan, stepOf, start } = this.search;
    const step = plan.steps[from < 0 ? start : (stepOf[from] ?? 0)];
    return { flow: plan.folder.flows[step?.flow ?? -1]?.name ?? '', step: step?.id ?? '' };
  }

  /** Edges to the nearest end from a state; empty when there is none within the bound. */
  toAnEnd(state: number): Edge[] {
    const by = new Map<number, Edge | undefined>([[state, undefined]]);
    const waiting = [state];
    for (const at of waiting) {
      for (const edge of this.out(at)) {
        if (edge.to < 0) return [...this.back(by, at), edge];
        if (by.has(edge.to)) continue;
        by.set(edge.to, edge);
        waiting.push(edge.to);
      }
    }
    return [];
  }

  private back(by: ReadonlyMap<number, Edge | undefined>, state: number): Edge[] {
    const path: Edge[] = [];
    for (let edge = by.get(state); edge; edge = by.get(edge.from)) path.push(edge);
    return path.reverse();
  }

  /** A way round for each knot of states that `may` edges tie together. */
  rounds(may: (edge: Edge) => boolean): Edge[][] {
    const color = new Uint8Array(this.states);
    const found: Edge[][] = [];
    for (let root = 0; root < this.states; root++) {
      if (color[root] !== 0) continue;
      const path: {
        readonly state: number;
        readonly edges: readonly Edge[];
        next: number;
        via: Edge | undefined;
      }[] = [];
      const enter = (state: number, via: Edge | undefined) => {
        color[state] = 1;
        path.push({
          state,
          edges: this.out(state).filter((edge) => edge.to >= 0 && may(edge)),
          next: 0,
          via,
        });
      };
      enter(root, undefined);
      for (let top = path.at(-1); top; top = path.at(-1)) {
        const edge = top.edges[top.next++];
        if (!edge) {
          color[top.state] = 2;
          path.pop();
        } else if (color[edge.to] === 0) enter(edge.to, edge);
        else if (color[edge.to] === 1) {
          const from = path.findIndex(({ state }) => state === edge.to);
          found.push([...path.slice(from + 1).flatMap(({ via }) => (via ? [via] : [])), edge]);
        }
      }
    }
    return found;
  }
}
