import type { Step } from '../flow/flow.ts';
import type { Edge, FlowGraph } from '../flow/graph.ts';

/**
 * A forward analysis: what is known each time a call reaches a step. `join` decides the kind: union for "on some path",
 * intersection for "on every path". Facts must form a finite ladder, or the analysis does not end.
 */
export interface Analysis<F> {
  readonly entry: F;
  /** What is known after a branch is taken; undefined when the branch cannot be taken. */
  readonly along: (fact: F, edge: Edge, step: Step) => F | undefined;
  readonly join: (a: F, b: F) => F;
  readonly same: (a: F, b: F) => boolean;
}

/** The fact before each step that a call can reach. */
export function factsBefore<F>(graph: FlowGraph, analysis: Analysis<F>): ReadonlyMap<string, F> {
  const { ids, steps, edges, targets, start } = numbered(graph);
  const found = new Map<string, F>();
  if (start === undefined) return found;
  const facts: (F | undefined)[] = [];
  const queued = new Uint8Array(ids.length);
  const order = [start];
  const waiting = [start];
  facts[start] = analysis.entry;
  for (const n of waiting) {
    queued[n] = 0;
    const fact = facts[n];
    const step = steps[n];
    const out = edges[n];
    const to = targets[n];
    if (fact === undefined || !step || !out || !to) continue;
    for (let i = 0; i < out.length; i++) {
      const edge = out[i];
      const target = to[i];
      if (!edge || target === undefined) continue;
      const after = analysis.along(fact, edge, step);
      if (after === undefined) continue;
      const known = facts[target];
      const joined = known === undefined ? after : analysis.join(known, after);
      if (known === undefined) order.push(target);
      else if (analysis.same(known, joined)) continue;
      facts[target] = joined;
      if (queued[target] === 1) continue;
      queued[target] = 1;
      waiting.push(target);
    }
  }
  for (const n of order) {
    const fact = facts[n];
    if (fact !== undefined) found.set(ids[n] ?? '', fact);
  }
  return found;
}

/** A graph whose branches know the number of the step they lead to: names are looked up once for all analyses. */
interface Numbered {
  readonly ids: readonly string[];
  readonly steps: readonly (Step | undefined)[];
  readonly edges: readonly (readonly Edge[])[];
  /** Undefined where a branch dangles. */
  readonly targets: readonly (readonly (number | undefined)[])[];
  readonly start: number | undefined;
}
const known = new WeakMap<FlowGraph, Numbered>();

function numbered(graph: FlowGraph): Numbered {
  const before = known.get(graph);
  if (before) return before;
  const { ids, out } = graph;
  const number = new Map(ids.map((id, n) => [id, n]));
  const edges = ids.map((id) => out.get(id) ?? []);
  const made = {
    ids,
    edges,
    steps: ids.map((id) => graph.steps[id]),
    targets: edges.map((all) => all.map(({ to }) => number.get(to))),
    start: number.get(graph.start),
  };
  known.set(graph, made);
  return made;
}

/** A branch that means the step did what it says. */
export const succeeded = (edge: Edge): boolean => edge.kind !== 'error';

export const union = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> => {
  if (a === b || b.size === 0) return a;
  for (const value of b) if (!a.has(value)) return a.union(b);
  return a;
};
export const sameSet = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean =>
  a === b || (a.size === b.size && a.isSubsetOf(b));
