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
export function factsBefore<F>(graph: FlowGraph, analysis: Analysis<F>): ReadonlyMap<string, F> {
  const { ids, steps, edges, targets, met } = numbered(graph);
  const facts: (F | undefined)[] = new Array(ids.length).fill(undefined);
  const stale = new Uint8Array(ids.length);
  if (ids.length > 0) {
    facts[0] = analysis.entry;
    stale[0] = 1;
  }
  // A branch back makes another round; in a flow without a circle one is enough.
  for (let again = ids.length > 0; again; ) {
    again = false;
    for (let n = 0; n < ids.length; n++) {
      if (stale[n] === 0) continue;
      stale[n] = 0;
      const fact = facts[n];
      const step = steps[n];
      const out = edges[n] ?? [];
      const to = targets[n] ?? [];
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
        again ||= target <= n;
      }
    }
  }
  const found = new Map<string, F>();
  for (const n of met) {
    const fact = facts[n];
    if (fact !== undefined) found.set(ids[n] ?? '', fact);
  }
  return found;
}

/** One fact for each step that a call can reach, where no step changes it: as an analysis would say it. */
export function sameBefore<F>(graph: FlowGraph, fact: F): ReadonlyMap<string, F> {
  const { ids, met } = numbered(graph);
  const found = new Map<string, F>();
  for (const n of met) found.set(ids[n] ?? '', fact);
  return found;
}

/**
 * The steps that a call can reach, numbered so that all but branches back lead to a higher number: a fact is then handed on
 * when it is complete.
 */
interface Numbered {
  readonly ids: readonly string[];
  readonly steps: readonly (Step | undefined)[];
  readonly edges: readonly (readonly Edge[])[];
  /** -1 where a branch dangles. */
  readonly targets: readonly (readonly number[])[];
  /** Numbers in the order of distance from the start. */
  readonly met: readonly number[];
}
const known = new WeakMap<FlowGraph, Numbered>();

function numbered(graph: FlowGraph): Numbered {
  const before = known.get(graph);
  if (before) return before;
  const place = new Map<string, number>();
  for (const id of graph.ids) place.set(id, place.size);
  const out = graph.ids.map((id) => graph.out.get(id) ?? []);
  const leads = out.map((edges) => edges.map(({ to }) => place.get(to) ?? -1));
  const order = forwardOrder(place.get(graph.start) ?? -1, leads);
  const number = new Int32Array(graph.ids.length).fill(-1);
  for (const [n, at] of order.entries()) number[at] = n;
  const targets = order.map((at) => (leads[at] ?? []).map((to) => (to < 0 ? -1 : (number[to] ?? -1))));
  const ids = order.map((at) => graph.ids[at] ?? '');
  const made = {
    ids,
    targets,
    steps: ids.map((id) => graph.steps[id]),
    edges: order.map((at) => out[at] ?? []),
    met: byDistance(targets),
  };
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

function byDistance(targets: readonly (readonly number[])[]): number[] {
  if (targets.length === 0) return [];
  const seen = new Uint8Array(targets.length);
  const met = [0];
  seen[0] = 1;
  for (const n of met) {
    for (const to of targets[n] ?? []) {
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
