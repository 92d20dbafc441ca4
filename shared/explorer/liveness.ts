import { inertHours } from './inert-hours.ts';
import type { Plan } from './plan.ts';
import type { Pieces, Place, PlannedStep, Way } from './planned-step.ts';

/**
 * For each step, what some later step may still read. Two calls that differ only in what nobody reads again are one to the
 * explorer: only this is kept of a state (memory.ts).
 */
export interface Liveness {
  /** Slots of a frame that are alive when the step begins. */
  readonly locals: readonly (readonly number[])[];
  /** Slots of a caller's frame that are alive once the module that the step invoked returns. */
  readonly localsAfter: readonly (readonly number[])[];
  /** Slots of the contact that are alive when the step begins. */
  readonly globals: readonly (readonly number[])[];
  /** Whether the working queue is. */
  readonly queue: readonly boolean[];
  /** Whether the seconds of consecutive functions are. */
  readonly chain: readonly boolean[];
}

type Bits = bigint;

export function livenessOf(plan: Omit<Plan, 'liveness'>): Liveness {
  const { steps, layout } = plan;
  const inert = inertHours(steps);
  const bit = (slot: number): Bits => 1n << BigInt(slot);
  const queue = bit(layout.globals);
  const chain = bit(layout.globals + 1);
  const locals = (places: readonly (Place | undefined)[]): Bits =>
    places.reduce((bits, place) => (place && !place.global ? bits | bit(place.slot) : bits), 0n);
  const globals = (places: readonly (Place | undefined)[]): Bits =>
    places.reduce(
      (bits, place) => (place?.global ? bits | (place.slot < 0 ? queue : bit(place.slot)) : bits),
      0n,
    );
  const hooks = globals(plan.hooks);
  const answers = plan.answers.map((slots) => slots.reduce((bits, slot) => bits | bit(slot), 0n));
  const beyond = successorsBeyond(plan);

  const local = fixpoint(steps, (step) => {
    const carried =
      step.op === 'transfer' && step.target >= 0
        ? plan.carried(step.flow, steps[step.target]?.flow ?? 0)
        : [];
    return {
      reads: locals([...placesRead(step, inert), ...carried.map(([slot]) => ({ global: false, slot }))]),
      ways: step.ways.map((way) => ({
        to: way.to,
        kills: locals(written(step, way)) | (step.op === 'function' ? (answers[step.flow] ?? 0n) : 0n),
      })),
    };
  });
  const global = fixpoint(steps, (step) => {
    const own = (usesHooks(step) ? hooks : 0n) | (step.op === 'queue' ? queue : 0n);
    const waited = step.op === 'function' ? chain : 0n;
    return {
      reads: globals(placesRead(step, inert)) | own | waited,
      ways: [
        ...step.ways.map((way) => ({
          to: way.to,
          kills: globals(written(step, way)) | (alwaysSpeaks(step, way) ? chain : 0n),
        })),
        ...beyond(step).map((to) => ({ to, kills: 0n })),
      ],
    };
  });
  const slots = (bits: Bits, count: number): number[] =>
    bits === 0n ? [] : Array.from({ length: count }, (_, slot) => slot).filter((slot) => bits & bit(slot));
  return {
    locals: local.map((bits) => slots(bits, layout.frame)),
    localsAfter: steps.map(({ op, ways }) =>
      op === 'module'
        ? slots(
            ways.reduce((bits, { to }) => bits | (local[to] ?? 0n), 0n),
            layout.frame,
          )
        : [],
    ),
    globals: global.map((bits) => slots(bits, layout.globals)),
    queue: global.map((bits) => (bits & queue) !== 0n),
    chain: global.map((bits) => (bits & chain) !== 0n),
  };
}

/** Where a call may go on in another flow, or back in the one that invoked a module. */
function successorsBeyond(plan: Omit<Plan, 'liveness'>): (step: PlannedStep) => readonly number[] {
  const { steps } = plan;
  const modules = steps.filter(({ op }) => op === 'module');
  const moduleStarts = [...new Set(modules.map(({ target }) => target).filter((target) => target >= 0))];
  const returnSites = modules.flatMap(({ ways }) => ways.map(({ to }) => to));
  // Flows that a hook may begin, whatever hook it is.
  const hooked = steps.flatMap(({ type, assigns }) =>
    type === 'UpdateContactEventHooks' ? assigns.map(([, { words }]) => plan.startNamed(words[0] ?? '')) : [],
  );
  return (step) => {
    if (step.op === 'module') return step.target >= 0 ? [step.target] : moduleStarts;
    if (step.op === 'return') return returnSites;
    if (step.op === 'transfer') return step.target >= 0 ? [step.target] : plan.starts;
    return usesHooks(step) ? hooked : [];
  };
}

const usesHooks = ({ op }: PlannedStep): boolean =>
  ['queue', 'dequeue', 'end', 'disconnect', 'conversation'].includes(op);

/** A block that fails, forced by the world, does nothing else (machine.ts). */
const onlyFails = ({ by, doing }: Way): boolean => by === 'failure' && doing?.do === 'decide';

/** Places that a way certainly sets. */
const written = (step: PlannedStep, way: Way): Place[] =>
  onlyFails(way)
    ? []
    : [
        ...way.sets.map(([place]) => place),
        ...(way === step.ways[0] ? step.assigns.map(([place]) => place) : []),
      ];

const alwaysSpeaks = (step: PlannedStep, way: Way): boolean =>
  step.says && step.op === 'plain' && step.reads === undefined && way.doing?.do !== 'decide';

function placesRead(step: PlannedStep, inert: ReadonlySet<number>): (Place | undefined)[] {
  const pieces: (Pieces | undefined)[] = [step.reads, step.speech];
  pieces.push(...step.tests.map(({ operand }) => operand), ...step.assigns.map(([, text]) => text));
  const counted =
    step.op === 'loop' || (step.op === 'hours' && !inert.has(step.place?.slot ?? -1)) ? [step.place] : [];
  return [...counted, ...pieces.flatMap((piece) => piece?.places ?? [])];
}

interface Flowing {
  readonly reads: Bits;
  readonly ways: readonly { readonly to: number; readonly kills: Bits }[];
}

function fixpoint(steps: readonly PlannedStep[], of: (step: PlannedStep) => Flowing): Bits[] {
  const live: Bits[] = steps.map(() => 0n);
  const flowing = steps.map(of);
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = steps.length - 1; i >= 0; i--) {
      const { reads = 0n, ways = [] } = flowing[i] ?? {};
      let now = reads;
      for (const { to, kills } of ways) if (to >= 0) now |= (live[to] ?? 0n) & ~kills;
      if (now === live[i]) continue;
      live[i] = now;
      changed = true;
    }
  }
  return live;
}
