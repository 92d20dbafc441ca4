import type { GivenKeys } from './given-keys.ts';
import { Machine } from './machine.ts';
import type { Plan } from './plan.ts';
import { ends, type PlannedStep } from './planned-step.ts';
import { at } from './state.ts';
import { StateStore } from './state-store.ts';

/** One choice in one state, and what came of it. */
export interface Edge {
  readonly index: number;
  readonly from: number;
  /** Index into the ways of the state's step. */
  readonly way: number;
  /** Another state, or below 0 an end. */
  readonly to: number;
  readonly ms: number;
  /** Milliseconds until a person was reached on this edge; −1 when none was. */
  readonly personMs: number;
  readonly quietBefore: number;
  readonly quietWithin: number;
  /** Silence at its end. */
  readonly quiet: number;
  readonly heard: boolean;
  /** Whether a person has been reached by its end. */
  readonly person: boolean;
  /** The silence is the wait in a queue or a conversation: no fault of a flow. */
  readonly phase: number;
}

/** Everything that callers can do in one entry flow, as far as the bound goes. */
export interface Search {
  readonly plan: Plan;
  readonly machine: Machine;
  readonly start: number;
  readonly edges: readonly Edge[];
  /** Index of the step that each state stands at. */
  readonly stepOf: readonly number[];
  /** Whether a person has been reached in each state. */
  readonly personIn: readonly boolean[];
  readonly phaseOf: readonly number[];
  /** Edge by which the cheapest way comes to a state; −1 for the first. */
  readonly parent: readonly number[];
  /** Failures × 1,000 + keys of the cheapest way. */
  readonly cost: readonly number[];
  /** For each step: the edge of the cheapest way to it; −1 when only the beginning leads there. */
  readonly places: ReadonlyMap<number, { readonly edge: number; readonly cost: number }>;
  readonly steps: number;
  /** False when the bound was reached before everything was seen. */
  readonly complete: boolean;
  /** States that the bound left unwalked. */
  readonly unwalked: number;
  /** End of the flow when it never came to a choice. */
  readonly ended: number | undefined;
}

/** A failing block is worth as many keys: the shortest way is first one without failures. */
const failureCost = 1_000;

export interface Bound {
  /** Steps walked at most. */
  readonly steps: number;
  /** Blocks that fail in one call at most; functions that do not answer are no such failures. */
  readonly failures: number;
  readonly keys?: GivenKeys;
}

/** Walks from the start of a flow in the order of failures and keys, each state once. */
export function search(plan: Plan, start: number, bound: Bound): Search {
  const machine = new Machine(plan, bound.keys);
  const store = new StateStore();
  const edges: Edge[] = [];
  const stepOf: number[] = [];
  const personIn: boolean[] = [];
  const phaseOf: number[] = [];
  const parent: number[] = [];
  const cost: number[] = [];
  const done: boolean[] = [];
  const places = new Map<number, { edge: number; cost: number }>();
  const buckets: number[][] = [];
  const placeEdge = new Int32Array(plan.steps.length).fill(-2);
  const placeCost = new Int32Array(plan.steps.length).fill(0x7fffffff);
  let edgeCost = 0;
  machine.onStep = (step: PlannedStep) => {
    if (edgeCost >= (placeCost[step.index] ?? 0)) return;
    placeCost[step.index] = edgeCost;
    placeEdge[step.index] = edges.length;
  };
  const arrive = (from: number): number => {
    const { state } = machine;
    const number = store.add(machine.packed, machine.pack());
    if (store.fresh) {
      stepOf.push(state[at.step] ?? 0);
      personIn.push(state[at.person] === 1);
      phaseOf.push(state[at.phase] ?? 0);
      parent.push(from);
      cost.push(edgeCost);
      done.push(false);
    } else if (edgeCost < (cost[number] ?? 0) && !done[number]) {
      parent[number] = from;
      cost[number] = edgeCost;
    } else return number;
    let bucket = buckets[edgeCost];
    if (!bucket) {
      bucket = [];
      buckets[edgeCost] = bucket;
    }
    bucket.push(number);
    return number;
  };
  // The first edge is the beginning: from no state, by no choice.
  const first = machine.begin(start);
  const beginning = edgeOf(machine, { index: 0, from: -1, way: -1, to: first });
  const to = first === 0 ? arrive(0) : first;
  edges.push({ ...beginning, to });
  let complete = true;
  walk: for (let c = 0; c < buckets.length; c++) {
    const bucket = buckets[c];
    if (!bucket) continue;
    for (let i = 0; i < bucket.length; i++) {
      const number = bucket[i] ?? 0;
      if (done[number] || cost[number] !== c) continue;
      done[number] = true;
      store.read(number, machine.kept);
      machine.unpack();
      const step = machine.step;
      for (const way of machine.choices(step)) {
        if (machine.stepsWalked >= bound.steps) {
          complete = false;
          break walk;
        }
        const { by, keys } = step.ways[way] ?? { by: 'flow', keys: 0 };
        edgeCost = c + keys + (by === 'failure' ? failureCost : 0);
        if (edgeCost >= (bound.failures + 1) * failureCost) continue;
        machine.unpack();
        const end = machine.take(way);
        const to = end === 0 ? arrive(edges.length) : end;
        edges.push(edgeOf(machine, { index: edges.length, from: number, way, to }));
      }
    }
  }
  placeEdge.forEach((edge, step) => {
    if (edge >= 0) places.set(step, { edge, cost: placeCost[step] ?? 0 });
  });
  machine.onStep = undefined;
  const steps = machine.stepsWalked;
  const ended = to < 0 ? to : undefined;
  return {
    plan,
    machine,
    start,
    edges,
    stepOf,
    personIn,
    phaseOf,
    parent,
    cost,
    places,
    steps,
    complete,
    unwalked: complete ? 0 : done.reduce((count, walked) => (walked ? count : count + 1), 0),
    ended,
  };
}

function edgeOf(machine: Machine, known: Pick<Edge, 'index' | 'from' | 'way' | 'to'>): Edge {
  const { talk, state } = machine;
  return {
    index: known.index,
    from: known.from,
    way: known.way,
    to: known.to,
    ms: talk.ms,
    personMs: talk.person,
    quietBefore: talk.quietBefore,
    quietWithin: talk.quietWithin,
    quiet: talk.quiet,
    heard: talk.heard,
    person: state[at.person] === 1,
    phase: state[at.phase] ?? 0,
  };
}

/** Edges from the beginning to and with this one. */
export function edgesTo({ edges, parent }: Search, edge: number): Edge[] {
  const trail: Edge[] = [];
  for (let i = edge; i >= 0; ) {
    const found = edges[i];
    if (!found) break;
    trail.push(found);
    i = found.from < 0 ? -1 : (parent[found.from] ?? -1);
  }
  return trail.reverse();
}

export const isEnd = (to: number): boolean => to < 0 && to >= ends.forever;
