import { type Json, plainText } from '../document.ts';
import type { Flow, Step } from '../flow.ts';
import { edgesOf, graphOf } from '../graph.ts';

/** Writes a resource in one way on both sides of a comparison. `path` is the dotted path of the parameter. */
export type Canonical = (path: string, text: string) => string;

/** What a step's parameters come down to: dotted path → text. Empty lists and maps are nothing. */
export type Leaves = ReadonlyMap<string, string>;

/** A flow reduced to what a call can meet. */
export interface Side {
  readonly flow: Flow;
  /** Steps a call can reach, from the start on. */
  readonly ids: readonly string[];
  readonly leaves: ReadonlyMap<string, Leaves>;
  /** Branch label → step. Labels: `next`, `error <type>`, `when <operator> <operands>`. */
  readonly branches: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Steps that stand in the document and that no call reaches. */
  readonly unreachable: number;
}

export function sideOf(flow: Flow, canonical: Canonical): Side {
  const graph = graphOf(flow);
  const ids: string[] = [];
  const leaves = new Map<string, Leaves>();
  const branches = new Map<string, ReadonlyMap<string, string>>();
  const seen = new Set<string>([flow.start]);
  for (const id of seen) {
    const step = flow.steps[id];
    if (!step) continue;
    ids.push(id);
    leaves.set(id, leavesOf(step, canonical));
    const out = branchesOf(id, step, canonical);
    branches.set(id, out);
    // A set that grows while it is walked gives the order of a breadth-first search.
    for (const to of out.values()) seen.add(to);
  }
  return { flow, ids, leaves, branches, unreachable: graph.ids.length - ids.length };
}

/** Where the parameters of all steps hold texts: for each, where it stands and what it says. */
export function leavesOf(step: Step, canonical: Canonical): Leaves {
  const found = new Map<string, string>();
  collect(step.parameters, [], found);
  for (const [path, text] of found) found.set(path, canonical(path, text));
  return found;
}

function collect(value: Json, path: readonly string[], into: Map<string, string>): void {
  if (value === null || typeof value !== 'object') {
    // Exports write `True`, `true` and true for the same thing.
    const text = plainText(value);
    into.set(path.join('.'), /^(?:true|false)$/i.test(text) ? text.toLowerCase() : text);
  } else if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) {
    // Lists of the language are sets: who is recorded, which events count.
    if (value.length > 0) into.set(path.join('.'), value.map(String).toSorted().join(', '));
  } else {
    for (const [key, member] of Object.entries(value)) collect(member, [...path, key], into);
  }
}

function branchesOf(id: string, step: Step, canonical: Canonical): Map<string, string> {
  const out = new Map<string, string>();
  for (const { kind, label, condition, to } of edgesOf(id, step)) {
    const tested = condition === undefined ? undefined : step.conditions[condition];
    const operands = tested?.operands.map((operand) => canonical('', operand)).join(' ') ?? '';
    const key = tested ? `when ${tested.operator} ${operands}` : kind === 'error' ? `error ${label}` : 'next';
    // Of two equal conditions the first wins.
    if (!out.has(key)) out.set(key, to);
  }
  return out;
}

/** Whether the order of a step's conditions can matter: never for plain, different texts. */
export const isOrdered = (step: Step): boolean =>
  step.conditions.some(
    ({ operator, operands }) => operator !== 'Equals' || operands.some((o) => o.includes('$')),
  );
