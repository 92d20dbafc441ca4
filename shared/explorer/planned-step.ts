/** What a caller, a function or the world does at one step, in a replayed call. */
export type Doing =
  | { readonly do: 'press'; readonly keys: string }
  | { readonly do: 'silence' }
  | { readonly do: 'answer'; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly do: 'hang' }
  /** The world decides the branch: a failing block, hours, a metric, a bot. */
  | { readonly do: 'decide'; readonly branch: string }
  | { readonly do: 'agent-answers' }
  | { readonly do: 'agent-hangs-up' };

/** Who decides that a call goes this way. */
export type Decider = 'flow' | 'caller' | 'world' | 'failure';

/** One way on from a step. */
export interface Way {
  readonly by: Decider;
  /** Words for a report: `key 1`, `silence`, `outcome = found`, `NoMatchingError`. */
  readonly label: string;
  /** Indexes of the branches that this way walks. */
  readonly branches: readonly number[];
  /** Index of the step it leads to; below 0 the call ends, see `End`. */
  to: number;
  readonly keys: number;
  /** Milliseconds beside what is said. */
  readonly ms: number;
  /** Place of a variable in the running flow's frame or, from `globalsFrom` on, in the contact; then its value. */
  readonly sets: readonly (readonly [place: Place, value: number])[];
  readonly doing: Doing | undefined;
  readonly person: boolean;
  /** The caller did nothing. */
  readonly silent: boolean;
}

/** Where a variable is kept. */
export interface Place {
  readonly global: boolean;
  readonly slot: number;
}

/** Pieces of a text with variables: one more word than places. */
export interface Pieces {
  readonly words: readonly string[];
  readonly places: readonly (Place | undefined)[];
}

export type Op =
  | 'plain'
  | 'compare'
  | 'loop'
  | 'assign'
  | 'set-queue'
  | 'set-hook'
  | 'module'
  | 'return'
  | 'transfer'
  | 'function'
  | 'hours'
  | 'queue'
  | 'dequeue'
  | 'end'
  | 'disconnect'
  | 'conversation';

/** A step as the explorer walks it. */
export interface PlannedStep {
  readonly index: number;
  readonly flow: number;
  readonly id: string;
  readonly type: string;
  op: Op;
  ways: Way[];
  /** Milliseconds of speech, when it is always the same; to whom it is silence is the phase's matter. */
  speechMs: number;
  /** Speech that depends on variables. */
  speech: Pieces | undefined;
  says: boolean;
  /** The caller's input or the clock must come before the call goes on. */
  waits: boolean;
  /** Of `compare`, `return`, `module`, `transfer`, `queue` and `loop`: the text they read. */
  reads: Pieces | undefined;
  /** Of `compare` and `module`: tests in order. */
  tests: readonly { readonly operator: string; readonly operand: Pieces; readonly way: number }[];
  /** What holds when no test does, or an action fails. */
  otherwise: number;
  assigns: readonly (readonly [place: Place, value: Pieces])[];
  /** Place of a counter, of hours, or of the slot of a hook. */
  place: Place | undefined;
  /** Of `module` and `transfer`: first step of the flow, −1 when a variable names it. */
  target: number;
  /** Of `function`: milliseconds at most. */
  limitMs: number;
  /** A function of whose answers not all were tried together. */
  partial: boolean;
}

/** How a walk ends, as a negative `to`. */
export const ends = {
  ended: -1,
  /** The flow names a step that does not exist, or lacks the branch. */
  stopped: -2,
  /** In a flow that was not given. */
  outside: -3,
  /** In a queue, with nothing more to come but an agent. */
  queued: -4,
  /** No input, no end. */
  endless: -5,
  /** Music or a pause that nothing interrupts. */
  forever: -6,
} as const;
export type End = keyof typeof ends;

export function endOf(to: number): End {
  for (const [name, code] of Object.entries(ends)) {
    // The keys of `ends` are the members of End.
    if (code === to) return name as End;
  }
  throw new Error(`${to} is no end of a walk.`);
}
