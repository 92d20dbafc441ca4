import { limits } from '../flow/document.ts';
import { usualSpeechSeconds, withoutMarkup } from '../simulator/speech.ts';
import { holds } from './holds.ts';
import { Memory } from './memory.ts';
import type { Pieces, PlannedStep } from './planned-step.ts';
import { at } from './state.ts';

const chainMs = limits.functionChainSeconds * 1000;

/** What the steps of a plan read in the present state, and what they make of it. */
export class Reading extends Memory {
  private readonly startsByValue: number[] = [];

  protected looped(step: PlannedStep): number {
    const rounds = Number(this.read(step.reads));
    if (!Number.isInteger(rounds) || rounds < 0 || rounds > 100) return 2;
    const done = this.get(step.place);
    return done < rounds ? 0 : 1;
  }

  protected tested(step: PlannedStep, value: string): number {
    for (const { operator, operand, way } of step.tests)
      if (holds(operator, value, this.read(operand))) return way;
    return step.otherwise;
  }

  protected functionLimit(step: PlannedStep): number {
    return Math.max(0, Math.min(step.limitMs, chainMs - (this.state[at.chain] ?? 0)));
  }

  protected moduleStart(step: PlannedStep): number {
    return step.target >= 0 ? step.target : this.plan.startNamed(this.read(step.reads));
  }
  protected flowStart(step: PlannedStep): number {
    return this.moduleStart(step);
  }

  protected startOf(value: number): number {
    if (value === 0) return -1;
    const known = this.startsByValue[value] ?? this.plan.startNamed(this.plan.layout.values.text(value));
    this.startsByValue[value] = known;
    return known;
  }

  protected speechMs(pieces: Pieces): number {
    return Math.round(usualSpeechSeconds(withoutMarkup(this.read(pieces))) * 1000);
  }

  /** A flow elsewhere exists, too; only what a variable names must be one that was given. */
  protected isFlow(text: Pieces): boolean {
    if (text.places.length === 0) return text.words[0] !== '';
    return this.plan.startNamed(this.read(text)) >= 0;
  }

  protected isQueue(text: string): boolean {
    return this.plan.queues.has(text);
  }
}
