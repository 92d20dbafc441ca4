import type { Plan } from './plan.ts';
import type { Pieces, Place, PlannedStep } from './planned-step.ts';

/**
 * For each step, the slots of its frame and of the contact that some later step may still read. Two calls that differ only in what
 * nobody reads again are one to the explorer.
 */
export interface Liveness {
  /** Slots of a frame that are dead when the step begins. */
  readonly dead: readonly (readonly number[])[];
  /** Slots of a caller's frame that are dead once the module that the step invoked returns. */
  readonly deadAfter: readonly (readonly number[])[];
  /** Slots of the contact that are dead when the step begins. */
  readonly deadGlobals: readonly (readonly number[])[];
}

type Bits = bigint;

export function livenessOf(plan: Omit<Plan, 'liveness'>): Liveness {
  const { steps, layout } = plan;
  const locals = layout.frame;
  const moduleStarts = new Set<number>();
  const returnSites = steps.flatMap((step) => (step.op === 'module' ? step.ways.map((way) => way.to) : []));
  for (const step of steps) if (step.op === 'module' && step.target >= 0) moduleStarts.add(step.target);
  // Flows that a hook may begin, whatever hook it is.
  const hooked = steps.flatMap((step) =>
    step.type === 'UpdateContactEventHooks'
      ? step.assigns.map(([, { words }]) => plan.startNamed(words[0] ?? ''))
      : [],
  );
  const mark = (places: readonly (Place | undefined)[], global: boolean): Bits =>
    places.reduce(
      (bits, place) =>
        place && place.global === global && place.slot >= 0 ? bits | (1n << BigInt(place.slot)) : bits,
      0n,
    );
  const hookBits = mark(plan.hooks, true);
  const after = (step: PlannedStep): number[] => step.ways.map((way) => way.to);
  const flowsOn = (step: PlannedStep): number[] => {
    switch (step.op) {
      case 'module':
        return [...after(step), ...(step.target >= 0 ? [step.target] : moduleStarts)];
      case 'return':
        return returnSites;
      case 'transfer':
        return [...after(step), ...(step.target >= 0 ? [step.target] : plan.starts)];
      case 'queue':
      case 'dequeue':
      case 'end':
      case 'disconnect':
      case 'conversation':
        return [...after(step), ...hooked];
      default:
        return after(step);
    }
  };
  const own = steps.map((step) => {
    const reads = readPlaces(step);
    const writes = [...step.assigns.map(([place]) => place)];
    const certain = step.ways.length === 1 ? writes : [];
    const failing = step.ways.filter((way) => way.by !== 'failure');
    const set =
      failing.length > 0 && failing.every((way) => way.sets.length > 0)
        ? (failing[0]?.sets ?? []).map(([place]) => place)
        : [];
    const kills =
      step.op === 'hours' || step.ways.some((way) => way.by === 'failure')
        ? []
        : [...certain, ...(step.op === 'function' ? [] : set)];
    const answers =
      step.op === 'function' ? (plan.answers[step.flow] ?? []).map((slot) => ({ global: false, slot })) : [];
    const carried =
      step.op === 'transfer' && step.target >= 0
        ? plan.carried(step.flow, steps[step.target]?.flow ?? 0)
        : [];
    return {
      local: mark([...reads, ...carried.map(([slot]) => ({ global: false, slot }))], false),
      global: mark(reads, true) | (usesHooks(step) ? hookBits : 0n),
      killsLocal: mark([...kills, ...answers], false),
      killsGlobal: mark(kills, true),
    };
  });
  const local = fixpoint(
    steps,
    after,
    (i, out) => (own[i]?.local ?? 0n) | (out & ~(own[i]?.killsLocal ?? 0n)),
  );
  const global = fixpoint(
    steps,
    flowsOn,
    (i, out) => (own[i]?.global ?? 0n) | (out & ~(own[i]?.killsGlobal ?? 0n)),
  );
  const deadIn = (bits: Bits | undefined, count: number): number[] =>
    Array.from({ length: count }, (_, slot) => slot).filter(
      (slot) => ((bits ?? 0n) & (1n << BigInt(slot))) === 0n,
    );
  return {
    dead: local.map((bits) => deadIn(bits, locals)),
    deadAfter: steps.map((step) =>
      deadIn(
        after(step).reduce((bits, to) => bits | (local[to] ?? 0n), 0n),
        locals,
      ),
    ),
    deadGlobals: global.map((bits) => deadIn(bits, layout.globals)),
  };
}

const usesHooks = ({ op }: PlannedStep): boolean =>
  ['queue', 'dequeue', 'end', 'disconnect', 'conversation'].includes(op);

function readPlaces(step: PlannedStep): (Place | undefined)[] {
  const pieces: (Pieces | undefined)[] = [step.reads, step.speech];
  pieces.push(...step.tests.map(({ operand }) => operand), ...step.assigns.map(([, text]) => text));
  const counted = step.op === 'loop' || step.op === 'hours' ? [step.place] : [];
  return [...counted, ...pieces.flatMap((piece) => piece?.places ?? [])];
}

function fixpoint(
  steps: readonly PlannedStep[],
  next: (step: PlannedStep) => readonly number[],
  through: (index: number, out: Bits) => Bits,
): Bits[] {
  const live: Bits[] = steps.map(() => 0n);
  const following = steps.map(next);
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = steps.length - 1; i >= 0; i--) {
      let out = 0n;
      for (const to of following[i] ?? []) out |= to >= 0 ? (live[to] ?? 0n) : 0n;
      const now = through(i, out);
      if (now !== live[i]) {
        live[i] = now;
        changed = true;
      }
    }
  }
  return live;
}
