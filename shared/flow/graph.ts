import { specOf } from './actions.ts';
import type { Flow, Step } from './flow.ts';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'condition' | 'error';
  /** `Equals 1` of a condition, the error type of an error, empty for next. */
  readonly label: string;
  /** Index into `conditions`, for kind `condition`. */
  readonly condition?: number;
}

/** A flow as nodes and the branches a call can really take (mirrored `NextAction`s are not branches). */
export interface FlowGraph {
  readonly start: string;
  readonly ids: readonly string[];
  readonly steps: Flow['steps'];
  readonly out: ReadonlyMap<string, readonly Edge[]>;
  readonly in: ReadonlyMap<string, readonly Edge[]>;
  /** Steps that some path from the start reaches. */
  readonly reachable: ReadonlySet<string>;
}

export function graphOf(flow: Flow): FlowGraph {
  const ids = Object.keys(flow.steps);
  const out = new Map<string, readonly Edge[]>();
  for (const id of ids) {
    const step = flow.steps[id];
    out.set(id, step ? edgesOf(id, step) : []);
  }
  // Made when first asked for: many a reader only looks forward.
  let incoming: ReadonlyMap<string, readonly Edge[]> | undefined;
  let reachable: ReadonlySet<string> | undefined;
  return {
    start: flow.start,
    ids,
    steps: flow.steps,
    out,
    get in() {
      incoming ??= turned(out);
      return incoming;
    },
    get reachable() {
      reachable ??= reach(flow.start, out);
      return reachable;
    },
  };
}

function turned(out: ReadonlyMap<string, readonly Edge[]>): Map<string, Edge[]> {
  const incoming = new Map<string, Edge[]>();
  for (const id of out.keys()) incoming.set(id, []);
  for (const edges of out.values()) for (const edge of edges) incoming.get(edge.to)?.push(edge);
  return incoming;
}

/** Branches in the order in which a call tries them: conditions, then next, then errors. */
export function edgesOf(from: string, step: Step): Edge[] {
  const edges: Edge[] = [];
  for (const { operator, operands, next: to } of step.conditions) {
    const label = `${operator} ${operands.length === 1 ? operands[0] : operands.join(' ')}`;
    edges.push({ from, to, kind: 'condition', label, condition: edges.length });
  }
  if (step.next !== undefined && !mirrorsNext(step))
    edges.push({ from, to: step.next, kind: 'next', label: '' });
  for (const label of Object.keys(step.errors)) {
    edges.push({ from, to: step.errors[label] ?? '', kind: 'error', label });
  }
  return edges;
}

/**
 * True when `NextAction` only repeats another branch. A menu mirrors its NoMatchingCondition; the storing form of the same
 * action goes on by `NextAction`.
 */
export function mirrorsNext(step: Step, spec = specOf(step.type)): boolean {
  if (!spec) return false;
  return (
    spec.next === 'mirror' ||
    spec.next === 'none' ||
    spec.mirrorsNext?.(step.parameters) === true ||
    (step.conditions.length > 0 && 'NoMatchingCondition' in step.errors)
  );
}

function reach(start: string, out: ReadonlyMap<string, readonly Edge[]>): Set<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id) || !out.has(id)) continue;
    seen.add(id);
    for (const edge of out.get(id) ?? []) waiting.push(edge.to);
  }
  return seen;
}
