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
  /** Undefined for a type that does not exist. */
  readonly specs: readonly (ActionSpec | undefined)[];
  /** Names of the error branches of each step. */
  readonly errors: readonly (readonly string[])[];
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
}

export function structureOf(flow: Flow): Structure {
  const ids = Object.keys(flow.steps);
  const steps = Object.values(flow.steps);
  const index = new Map<string, number>();
  const types = new Set<string>();
  const specs: (ActionSpec | undefined)[] = [];
  for (let n = 0; n < ids.length; n++) {
    index.set(ids[n] ?? '', n);
    const type = steps[n]?.type ?? '';
    types.add(type);
    specs.push(specOf(type));
  }
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
  const errors: string[][] = [];
  for (const step of steps) {
    const names = Object.keys(step.errors);
    errors.push(names);
    for (const condition of step.conditions) targets.push(at(condition.next));
    for (const error of names) targets.push(at(step.errors[error] ?? ''));
    if (step.next !== undefined) {
      const next = at(step.next);
      if (!mirrorsNext(step)) targets.push(next);
    }
    offsets.push(targets.length);
  }
  const start = index.get(flow.start) ?? -1;
  const reachable = reach(start, targets, offsets);
  let placed: PlacedStep[] | undefined;
  return {
    ids,
    steps,
    specs,
    errors,
    start,
    targets,
    offsets,
    types,
    dangles,
    reachable,
    get placed() {
      placed ??= steps.map((step, n) => ({ n, id: ids[n] ?? '', step }));
      return placed;
    },
  };
}

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
