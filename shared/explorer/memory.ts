import { limits } from '../flow/document.ts';
import type { Plan } from './plan.ts';
import type { Pieces, Place, PlannedStep } from './planned-step.ts';
import { at, head } from './state.ts';

/** The state that is being walked, and how it is read and written. */
export class Memory {
  readonly plan: Plan;
  /** Its meaning is in state.ts. */
  readonly state: Int32Array;
  private readonly frameSize: number;
  private readonly framesAt: number;

  constructor(plan: Plan) {
    this.plan = plan;
    this.frameSize = 1 + plan.layout.frame;
    this.framesAt = head + plan.layout.globals;
    this.state = new Int32Array(this.framesAt + (limits.moduleNesting + 1) * this.frameSize);
  }

  /** Ints of the present state that mean something. */
  get length(): number {
    return this.framesAt + ((this.state[at.depth] ?? 0) + 1) * this.frameSize;
  }

  /** Forgets what no later step reads, so that states are alike where calls are. */
  forget(): void {
    const { state, plan } = this;
    const { dead, deadAfter, deadGlobals } = plan.liveness;
    for (const slot of deadGlobals[state[at.step] ?? 0] ?? []) state[head + slot] = 0;
    let from = this.frame;
    for (const slot of dead[state[at.step] ?? 0] ?? []) state[from + 1 + slot] = 0;
    for (let depth = state[at.depth] ?? 0; depth > 0; depth--) {
      const caller = state[from] ?? 0;
      from -= this.frameSize;
      for (const slot of deadAfter[caller] ?? []) state[from + 1 + slot] = 0;
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
