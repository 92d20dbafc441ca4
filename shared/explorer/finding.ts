import type { CallScript } from './script.ts';

export type FindingKind = 'never-reached' | 'never-ends' | 'no-person' | 'silence';

/** Something that a walk over all calls found. */
export interface Finding {
  readonly kind: FindingKind;
  readonly flow: string;
  readonly step: string;
  readonly message: string;
  /** A call that shows it; of a branch that no call takes, the call to its step. */
  readonly call: CallScript | undefined;
  /** Whether the simulator, making that call, came to the same result. */
  readonly replayed: boolean;
}

/** A finding before the simulator has tried it. */
export interface Claim extends Omit<Finding, 'replayed'> {
  readonly shows: (replay: import('./replay.ts').Replay) => boolean;
}
