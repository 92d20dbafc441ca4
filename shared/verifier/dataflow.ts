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

/** The fact before each step that a call can reach, in the order in which calls come to them. */
export function factsBefore<F>(graph: FlowGraph, analysis: Analysis<F>): Facts<F> {
  const all = numbered(graph);
  const { ids, steps, edges, leads, order, place } = all;
  const facts: (F | undefined)[] = new Array(ids.length).fill(undefined);
  const stale = new Uint8Array(ids.length);
  const start = order[0];
  if (start !== undefined) {
    facts[start] = analysis.entry;
    stale[start] = 1;
  }
  // A branch back makes another round; in a flow without a circle one is enough.
  for (let again = start !== undefined; again; ) {
    again = false;
    for (const n of order) {
      if (stale[n] === 0) continue;
      stale[n] = 0;
      const fact = facts[n];
      const step = steps[n];
      const out = edges[n] ?? [];
      const to = leads[n] ?? [];
      if (fact === undefined || !step) continue;
      for (let i = 0; i < out.length; i++) {
        const edge = out[i];
        const target = to[i] ?? -1;
        if (!edge || target < 0) continue;
        const after = analysis.along(fact, edge, step);
        if (after === undefined) continue;
        const known = facts[target];
        const joined = known === undefined ? after : analysis.join(known, after);
        if (known !== undefined && analysis.same(known, joined)) continue;
        facts[target] = joined;
        stale[target] = 1;
        again ||= (place[target] ?? 0) <= (place[n] ?? 0);
      }
    }
  }
  return {
    get: (id) => facts[all.numbers.get(id) ?? -1],
    [Symbol.iterator]: () => inOrder(all, facts)[Symbol.iterator](),
  };
}

function inOrder<F>({ ids, met }: Numbered, facts: readonly (F | undefined)[]): [string, F][] {
  const found: [string, F][] = [];
  for (const n of met) {
    const fact = facts[n];
    if (fact !== undefined) found.push([ids[n] ?? '', fact]);
  }
  return found;
}

/** For an analysis in which each branch of a step tells the same: asks once for all of them. */
export function onEveryBranch<F>(after: (fact: F, step: Step) => F): Analysis<F>['along'] {
  let last: { readonly fact: F; readonly step: Step; readonly after: F } | undefined;
  return (fact, _edge, step) => {
    if (last?.step !== step || last.fact !== fact) last = { fact, step, after: after(fact, step) };
    return last.after;
  };
}

/** One fact for each step, by its name, in the order in which calls come to them. */
export interface Facts<F> extends Iterable<readonly [string, F]> {
  readonly get: (id: string) => F | undefined;
}

/** One fact for each step that a call can reach, where no step changes it: the graph is made only when somebody asks. */
export const sameBefore = <F>(flow: { readonly graph: FlowGraph }, fact: F): Facts<F> => ({
  get: (id) => (flow.graph.reachable.has(id) ? fact : undefined),
  [Symbol.iterator]: () => {
    const { ids, met } = numbered(flow.graph);
    return met.map((n) => [ids[n] ?? '', fact] as const)[Symbol.iterator]();
  },
});

/** The steps of a flow by number, and the order in which facts are handed on. */
interface Numbered {
  readonly ids: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly steps: readonly (Step | undefined)[];
  readonly edges: readonly (readonly Edge[])[];
  /** Where each of these edges leads; -1 where it dangles. */
  readonly leads: readonly (readonly number[])[];
  /** Those a call can reach: all but branches back lead to a later one, so that a fact is handed on when it is complete. */
  readonly order: readonly number[];
  /** Position in that order. */
  readonly place: Int32Array;
  /** The same steps in the order of distance from the start. */
  readonly met: readonly number[];
}
const known = new WeakMap<FlowGraph, Numbered>();

function numbered(graph: FlowGraph): Numbered {
  const before = known.get(graph);
  if (before) return before;
  const { ids } = graph;
  const numbers = new Map<string, number>();
  for (const id of ids) numbers.set(id, numbers.size);
  const steps = ids.map((id) => graph.steps[id]);
  const edges = ids.map((id) => graph.out.get(id) ?? []);
  const leads = edges.map((out) => out.map(({ to }) => numbers.get(to) ?? -1));
  const start = numbers.get(graph.start) ?? -1;
  const order = forwardOrder(start, leads);
  const place = new Int32Array(ids.length).fill(-1);
  for (let i = 0; i < order.length; i++) place[order[i] ?? 0] = i;
  const made = { ids, numbers, steps, edges, leads, order, place, met: byDistance(start, leads) };
  known.set(graph, made);
  return made;
}

/** Depth first, each step before those that it leads to: the reverse of the order in which the walk leaves them. */
function forwardOrder(start: number, leads: readonly (readonly number[])[]): number[] {
  const left: number[] = [];
  if (start < 0) return left;
  const seen = new Uint8Array(leads.length);
  // Branches of a step on the way that are still to be walked.
  const rest = new Int32Array(leads.length);
  const way: number[] = [];
  const enter = (n: number): void => {
    seen[n] = 1;
    rest[n] = leads[n]?.length ?? 0;
    way.push(n);
  };
  enter(start);
  for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
    // The last branch first, so that what the first leads to comes first when all is reversed.
    const branch = (rest[top] ?? 0) - 1;
    rest[top] = branch;
    if (branch < 0) {
      left.push(top);
      way.pop();
      continue;
    }
    const to = leads[top]?.[branch] ?? -1;
    if (to >= 0 && seen[to] === 0) enter(to);
  }
  return left.reverse();
}

function byDistance(start: number, leads: readonly (readonly number[])[]): number[] {
  if (start < 0) return [];
  const seen = new Uint8Array(leads.length);
  const met = [start];
  seen[start] = 1;
  for (const n of met) {
    for (const to of leads[n] ?? []) {
      if (to < 0 || seen[to] === 1) continue;
      seen[to] = 1;
      met.push(to);
    }
  }
  return met;
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
