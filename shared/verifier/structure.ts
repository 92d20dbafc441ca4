import type { ActionSpec } from '../flow/action-spec.ts';
import { specOf } from '../flow/actions.ts';
import type { Flow, Step } from '../flow/flow.ts';
import { mirrorsNext } from '../flow/graph.ts';

/** One flow as numbered steps: what the rules of structure walk, without a name looked up twice. */
export interface Structure {
  readonly ids: readonly string[];
  readonly steps: readonly Step[];
  /** The same one by one, for rules that look at each step by itself. */
  readonly placed: readonly PlacedStep[];
  /** Those of a type that exists. */
  readonly known: readonly KnownStep[];
  /** Position of the start, or -1 when no step has its name. */
  readonly start: number;
  /** Branches that a call can take out of step n: `targets[offsets[n]]` up to `targets[offsets[n + 1]]`; -1 dangles. */
  readonly targets: readonly number[];
  readonly offsets: readonly number[];
  /** Action types that occur. */
  readonly types: ReadonlySet<string>;
  /** 1 for each step that some path from the start reaches. */
  readonly reachable: Uint8Array;
  /** True when some branch, a mirrored one too, leads to no step. */
  readonly dangles: boolean;
}

export interface PlacedStep {
  readonly n: number;
  readonly id: string;
  readonly step: Step;
  /** What the language says of it; undefined for a type that does not exist. */
  readonly spec: ActionSpec | undefined;
  /** Names of its error branches. */
  readonly errors: readonly string[];
}

export interface KnownStep extends PlacedStep {
  readonly spec: ActionSpec;
}

export function structureOf(flow: Flow): Structure {
  const ids = Object.keys(flow.steps);
  const steps: Step[] = [];
  const index = new Map<string, number>();
  for (const id of ids) {
    const step = flow.steps[id];
    if (!step) continue;
    index.set(id, steps.length);
    steps.push(step);
  }
  const placed: PlacedStep[] = [];
  const known: KnownStep[] = [];
  const types = new Set<string>();
  const targets: number[] = [];
  const offsets: number[] = [0];
  let dangles = false;
  // Most branches of a step lead to the same one.
  let last = '';
  let place = -1;
  const at = (to: string): number => {
    if (to !== last) {
      last = to;
      place = index.get(to) ?? -1;
    }
    if (place < 0) dangles = true;
    return place;
  };
  for (let n = 0; n < steps.length; n++) {
    const step = steps[n];
    if (!step) continue;
    const id = ids[n] ?? '';
    const spec = specOf(step.type);
    const errors = Object.keys(step.errors);
    const one = { n, id, step, spec, errors };
    placed.push(one);
    if (isKnown(one)) known.push(one);
    types.add(step.type);
    for (const { next } of step.conditions) targets.push(at(next));
    for (const error of errors) targets.push(at(step.errors[error] ?? ''));
    if (step.next !== undefined) {
      const next = at(step.next);
      if (!mirrorsNext(step, spec)) targets.push(next);
    }
    offsets.push(targets.length);
  }
  const start = index.get(flow.start) ?? -1;
  const reachable = reach(start, targets, offsets);
  return { ids, steps, placed, known, start, targets, offsets, types, dangles, reachable };
}

const isKnown = (step: PlacedStep): step is KnownStep => step.spec !== undefined;

function reach(start: number, targets: readonly number[], offsets: readonly number[]): Uint8Array {
  const seen = new Uint8Array(offsets.length - 1);
  if (start < 0) return seen;
  const waiting = [start];
  seen[start] = 1;
  for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
    const end = offsets[n + 1] ?? 0;
    for (let i = offsets[n] ?? 0; i < end; i++) {
      const to = targets[i] ?? -1;
      if (to < 0 || seen[to] === 1) continue;
      seen[to] = 1;
      waiting.push(to);
    }
  }
  return seen;
}
