import { limits } from '../flow/document.ts';
import type { Plan } from './plan.ts';
import type { Pieces, Place, PlannedStep } from './planned-step.ts';
import { at, head } from './state.ts';

/** The state that is being walked, and how it is read and written. */
export class Memory {
  readonly plan: Plan;
  /** Its meaning is in state.ts. */
  readonly state: Int32Array;
  /** What is kept of the present state, see `pack`. */
  readonly packed: Int32Array;
  /** What was kept of an earlier one, see `unpack`. */
  readonly kept: Int32Array;
  private readonly frameSize: number;
  private readonly framesAt: number;

  constructor(plan: Plan) {
    this.plan = plan;
    this.frameSize = 1 + plan.layout.frame;
    this.framesAt = head + plan.layout.globals;
    this.state = new Int32Array(this.framesAt + (limits.moduleNesting + 1) * this.frameSize);
    this.packed = new Int32Array(this.state.length);
    this.kept = new Int32Array(this.state.length);
  }

  /**
   * Writes what some later step reads of the state into `packed`, so that states are alike where calls are; gives its length.
   * How it lies there follows from the step and the steps that invoked the modules it is in.
   */
  pack(): number {
    const { state, packed, framesAt, frameSize } = this;
    const { locals, localsAfter, globals, queue, chain } = this.plan.liveness;
    const step = state[at.step] ?? 0;
    for (let i = 0; i < head; i++) packed[i] = state[i] ?? 0;
    if (!queue[step]) packed[at.queue] = 0;
    if (!chain[step]) packed[at.chain] = 0;
    let length = head;
    for (const slot of globals[step] ?? []) packed[length++] = state[head + slot] ?? 0;
    let alive = locals[step] ?? [];
    for (let depth = state[at.depth] ?? 0; depth >= 0; depth--) {
      const from = framesAt + depth * frameSize;
      const caller = state[from] ?? 0;
      packed[length++] = caller;
      for (const slot of alive) packed[length++] = state[from + 1 + slot] ?? 0;
      alive = localsAfter[caller] ?? [];
    }
    return length;
  }

  /** Makes of `kept` the state again; what nobody reads is 0. */
  unpack(): void {
    const { state, kept, framesAt, frameSize } = this;
    const { locals, localsAfter, globals } = this.plan.liveness;
    const step = kept[at.step] ?? 0;
    const deepest = kept[at.depth] ?? 0;
    const end = framesAt + (deepest + 1) * frameSize;
    for (let i = head; i < end; i++) state[i] = 0;
    for (let i = 0; i < head; i++) state[i] = kept[i] ?? 0;
    let length = head;
    for (const slot of globals[step] ?? []) state[head + slot] = kept[length++] ?? 0;
    let alive = locals[step] ?? [];
    for (let depth = deepest; depth >= 0; depth--) {
      const from = framesAt + depth * frameSize;
      const caller = kept[length++] ?? 0;
      state[from] = caller;
      for (const slot of alive) state[from + 1 + slot] = kept[length++] ?? 0;
      alive = localsAfter[caller] ?? [];
    }
  }

  protected read(pieces: Pieces | undefined): string {
    if (!pieces) return '';
    let text = pieces.words[0] ?? '';
    if (pieces.places.length === 0) return text;
    for (let i = 0; i < pieces.places.length; i++) {
      text += this.plan.layout.values.text(this.get(pieces.places[i])) + (pieces.words[i + 1] ?? '');
    }
    return text;
  }

  get(place: Place | undefined): number {
    return place ? (this.state[this.indexOf(place)] ?? 0) : 0;
  }
  protected set(place: Place, value: number): void {
    this.state[this.indexOf(place)] = value;
  }
  private indexOf({ global, slot }: Place): number {
    if (!global) return this.frame + 1 + slot;
    return slot < 0 ? at.queue : head + slot;
  }
  protected get frame(): number {
    return this.framesAt + (this.state[at.depth] ?? 0) * this.frameSize;
  }
  protected clearFrame(): void {
    this.state.fill(0, this.frame, this.frame + this.frameSize);
  }
  protected stepAt(index: number): PlannedStep {
    const step = this.plan.steps[index];
    if (!step) throw new RangeError(`There is no step ${index}; the plan has ${this.plan.steps.length}.`);
    return step;
  }
}
