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
  const ids = forwardOrder(graph);
  const number = new Map<string, number>();
  for (const id of ids) number.set(id, number.size);
  const edges = ids.map((id) => graph.out.get(id) ?? []);
  const targets = edges.map((all) => all.map(({ to }) => number.get(to) ?? -1));
  const made = { ids, edges, targets, steps: ids.map((id) => graph.steps[id]), met: byDistance(targets) };
  known.set(graph, made);
  return made;
}

/** Depth first, each step before those that it leads to: the reverse of the order in which the walk leaves them. */
function forwardOrder({ start, out }: FlowGraph): string[] {
  const left: string[] = [];
  const seen = new Set<string>();
  const way: { readonly id: string; readonly edges: readonly Edge[]; next: number }[] = [];
  const enter = (id: string): void => {
    const edges = out.get(id);
    if (!edges || seen.has(id)) return;
    seen.add(id);
    way.push({ id, edges, next: edges.length });
  };
  enter(start);
  for (let top = way.at(-1); top; top = way.at(-1)) {
    // The last branch first, so that what the first leads to comes first when all is reversed.
    const edge = top.edges[--top.next];
    if (edge) enter(edge.to);
    else {
      left.push(top.id);
      way.pop();
    }
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
