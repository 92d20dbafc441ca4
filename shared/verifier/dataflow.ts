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
  const facts = new Map<string, F>();
  if (!graph.out.has(graph.start)) return facts;
  facts.set(graph.start, analysis.entry);
  const waiting = new Set([graph.start]);
  for (const id of waiting) {
    waiting.delete(id);
    const fact = facts.get(id);
    const step = graph.steps[id];
    if (fact === undefined || !step) continue;
    for (const edge of graph.out.get(id) ?? []) {
      if (!graph.out.has(edge.to)) continue;
      const after = analysis.along(fact, edge, step);
      if (after === undefined) continue;
      const known = facts.get(edge.to);
      const joined = known === undefined ? after : analysis.join(known, after);
      if (known !== undefined && analysis.same(known, joined)) continue;
      facts.set(edge.to, joined);
      waiting.add(edge.to);
    }
  }
  return facts;
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
