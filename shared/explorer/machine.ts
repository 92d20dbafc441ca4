import { limits } from '../flow/document.ts';
import { answerMs } from './function-ways.ts';
import { answers, type GivenKeys, taken } from './given-keys.ts';
import type { Plan } from './plan.ts';
import { ends, type PlannedStep, type Way } from './planned-step.ts';
import { Reading } from './reading.ts';
import { at, phases } from './state.ts';
import { Talk } from './talk.ts';

/** Steps that a walk may take without any choice. The simulator stops a call after as many. */
const mostSteps = 10_000;

/** Walks the plan: from a state and a choice to the next state with a choice, or to an end. */
export class Machine extends Reading {
  /** Steps walked since the machine was made. */
  stepsWalked = 0;
  /** Branches walked, 1 each. */
  readonly walked: Uint8Array;
  /** Time and speech of the latest walk. */
  readonly talk = new Talk();
  /** Hears of every step that a walk comes to. */
  onStep: ((step: PlannedStep) => void) | undefined = undefined;
  /** Hears of every way that a walk takes. */
  onWay: ((step: PlannedStep, way: Way) => void) | undefined = undefined;

  private readonly given: GivenKeys | undefined;

  constructor(plan: Plan, given?: GivenKeys) {
    super(plan);
    this.given = given;
    this.walked = new Uint8Array(plan.branches.length);
  }

  /** From the start of a flow to the first choice (0) or an end (below 0). */
  begin(start: number): number {
    this.state.fill(0);
    this.talk.begin();
    return start < 0 ? start : this.run(start);
  }

  /** Takes way `k` of the step that the state stands at, and runs on. 0: another choice; below 0: an end. */
  take(k: number): number {
    this.talk.begin();
    const step = this.step;
    if (this.given && answers(this.given, this.state[at.answered] ?? 0, step.ways[k]))
      this.state[at.answered] = (this.state[at.answered] ?? 0) + 1;
    const next = this.apply(step, k);
    return next < 0 ? next : this.run(next);
  }

  get step(): PlannedStep {
    return this.stepAt(this.state[at.step] ?? 0);
  }

  /** The way that the flow takes by itself, or −1 when all but failures are open; `only` when not even a failure is possible. */
  main(step: PlannedStep): { readonly way: number; readonly only: boolean } {
    const { state } = this;
    const phase = state[at.phase] ?? 0;
    switch (step.op) {
      case 'compare':
        return only(this.tested(step, this.read(step.reads)));
      case 'loop':
        return main(this.looped(step));
      case 'module':
        return main(
          this.moduleStart(step) < 0 || (state[at.depth] ?? 0) >= limits.moduleNesting
            ? step.otherwise + 1
            : 0,
        );
      case 'set-queue':
        return this.isQueue(this.read(step.reads)) ? main(0) : only(step.otherwise);
      case 'set-hook':
        return step.assigns.every(([, flow]) => this.isFlow(flow)) ? main(0) : only(step.otherwise);
      case 'transfer':
        return main(this.flowStart(step) < 0 ? step.otherwise : 0);
      case 'function':
        return answerMs > this.functionLimit(step) ? only(step.ways.length - 1) : open;
      case 'hours': {
        const known = this.get(step.place);
        return known === 0 ? open : main(known - 1);
      }
      case 'queue':
        return state[at.queue] === 0 || (phase !== phases.flow && phase !== phases.remaining)
          ? only(step.otherwise)
          : open;
      case 'dequeue':
        return phase !== phases.queue || !this.isQueue(this.read(step.reads)) ? only(step.otherwise) : open;
      case 'plain':
        // A recording whose name comes out empty cannot be played.
        if (step.reads) {
          if (this.read(step.reads) === '') return only(step.otherwise);
          if (!step.waits) return main(0);
        }
        if (phase === phases.agentWhisper && step.type === 'GetParticipantInput') return only(step.otherwise);
        return step.ways.length === 1 || step.ways[1]?.by === 'failure' ? main(0) : open;
      default:
        return main(0);
    }
  }

  /** Ways that a call may take here. */
  choices(step: PlannedStep): number[] {
    const { way, only: alone } = this.main(step);
    if (alone) return [way];
    const open = step.ways.flatMap((w, k) =>
      w.by === 'failure' || k === way || (way < 0 && this.isOpen(step, k)) ? [k] : [],
    );
    return this.given ? taken(this.given, this.state[at.answered] ?? 0, { step, open }) : open;
  }

  private isOpen(step: PlannedStep, k: number): boolean {
    return (step.op !== 'queue' && step.op !== 'dequeue') || k < step.otherwise;
  }

  private run(from: number): number {
    let next = from;
    for (let left = mostSteps; left > 0; left--) {
      const step = this.stepAt(next);
      this.state[at.step] = next;
      this.onStep?.(step);
      const { way, only: alone } = this.main(step);
      const fails = step.ways[step.ways.length - 1]?.by === 'failure';
      if (way < 0 || (fails && !alone)) return 0;
      next = this.apply(step, way);
      if (next < 0) return next;
    }
    return ends.endless;
  }

  /** Does what a way does; gives the next step or an end. */
  private apply(step: PlannedStep, k: number): number {
    const way = step.ways[k];
    if (!way) return ends.stopped;
    this.stepsWalked++;
    this.onWay?.(step, way);
    // Which branch a module's step takes shows when the module returns.
    if (step.op !== 'module' || way.by === 'failure' || k > step.otherwise) this.mark(way);
    this.pass(step, way);
    if (way.person) this.meetPerson();
    if (way.doing?.do === 'decide' && way.by === 'failure') return way.to;
    this.change(step, way);
    return this.leave(step, k, way);
  }

  private mark({ branches }: Way): void {
    for (let i = 0; i < branches.length; i++) this.walked[branches[i] ?? 0] = 1;
  }

  private meetPerson(): void {
    if (this.state[at.person] === 0) this.talk.person = this.talk.ms;
    this.state[at.person] = 1;
  }

  private pass(step: PlannedStep, way: Way): void {
    const { talk, state } = this;
    const nothing = step.op === 'plain' && step.reads !== undefined && this.read(step.reads) === '';
    if (step.says && !nothing && way.doing?.do !== 'decide') {
      const heard = state[at.phase] !== phases.agentWhisper;
      talk.say(step.speech ? this.speechMs(step.speech) : step.speechMs, heard);
      state[at.chain] = 0;
    }
    if (step.op === 'function') {
      const ms = way.doing?.do === 'hang' ? this.functionLimit(step) : way.ms;
      state[at.chain] = (state[at.chain] ?? 0) + ms;
      talk.wait(ms);
    } else if (step.type === 'Wait') talk.wait(way.ms);
    else if (way.ms > 0) talk.listen(way.ms);
    else if (step.waits) talk.listen(0);
  }

  private change(step: PlannedStep, way: Way): void {
    if (step.op === 'function')
      for (const slot of this.plan.answers[step.flow] ?? []) this.state[this.frame + 1 + slot] = 0;
    if (step.assigns.length > 0 && way === step.ways[0]) {
      const values = step.assigns.map(([, text]) => this.plan.layout.values.of(this.read(text)));
      step.assigns.forEach(([place], i) => {
        this.set(place, values[i] ?? 0);
      });
    }
    for (const [place, value] of way.sets) this.set(place, value);
    if (step.op === 'loop' && step.place)
      this.set(step.place, way === step.ways[0] ? this.get(step.place) + 1 : 0);
  }

  private leave(step: PlannedStep, k: number, way: Way): number {
    const { state } = this;
    switch (step.op) {
      case 'module':
        return k === step.otherwise + 1 ? way.to : this.enterModule(step);
      case 'return':
        return this.returnFromModule(step);
      case 'transfer':
        return k > 0 ? way.to : this.transfer(step);
      case 'queue':
        return k > 1 ? way.to : this.joinQueue(k === 0);
      case 'dequeue':
        if (k > 1) return way.to;
        state[at.queue] = this.plan.layout.values.of(this.read(step.reads));
        return this.joinQueue(k === 0);
      case 'end':
        return this.endFlow();
      case 'disconnect':
        return state[at.phase] === phases.agentWhisper || state[at.phase] === phases.customerWhisper
          ? this.endFlow()
          : ends.ended;
      case 'conversation': {
        state[at.queue] = 0;
        return this.beginHook('CustomerRemaining', phases.remaining) ?? ends.ended;
      }
      default:
        return way.to;
    }
  }

  // Flows within flows.

  private enterModule(step: PlannedStep): number {
    const start = this.moduleStart(step);
    this.state[at.depth] = (this.state[at.depth] ?? 0) + 1;
    this.clearFrame();
    this.state[this.frame] = step.index;
    return start;
  }

  private returnFromModule(step: PlannedStep): number {
    if (this.state[at.depth] === 0) return ends.stopped;
    const caller = this.stepAt(this.state[this.frame] ?? 0);
    const result = this.read(step.reads);
    this.state[at.depth] = (this.state[at.depth] ?? 0) - 1;
    const way = caller.ways[this.tested(caller, result)];
    if (way) this.mark(way);
    return way?.to ?? ends.stopped;
  }

  private transfer(step: PlannedStep): number {
    const start = this.flowStart(step);
    if (start < 0) return ends.outside;
    const carried = this.plan
      .carried(step.flow, this.stepAt(start).flow)
      .map(([from, to]) => [to, this.state[this.frame + 1 + from] ?? 0] as const);
    this.state[at.depth] = 0;
    this.clearFrame();
    for (const [to, value] of carried) this.state[this.frame + 1 + to] = value;
    return start;
  }

  private joinQueue(answered: boolean): number {
    if (answered) return this.beginHook('AgentWhisper', phases.agentWhisper) ?? this.whisperToCaller();
    return this.beginHook('CustomerQueue', phases.queue) ?? ends.queued;
  }

  private whisperToCaller(): number {
    return this.beginHook('CustomerWhisper', phases.customerWhisper) ?? this.converse();
  }

  private converse(): number {
    this.state[at.depth] = 0;
    this.clearFrame();
    return this.plan.conversation;
  }

  private beginHook(
    hook: 'CustomerQueue' | 'AgentWhisper' | 'CustomerWhisper' | 'CustomerRemaining',
    phase: number,
  ): number | undefined {
    const start = this.startOf(this.get(this.plan.layout.find(`hook:${hook}`)));
    if (start < 0) return undefined;
    this.state[at.phase] = phase;
    this.state[at.depth] = 0;
    this.clearFrame();
    return start;
  }

  private endFlow(): number {
    const phase = this.state[at.phase];
    if (phase === phases.queue) return ends.queued;
    if (phase === phases.agentWhisper) return this.whisperToCaller();
    return phase === phases.customerWhisper ? this.converse() : ends.ended;
  }
}

interface Main {
  readonly way: number;
  readonly only: boolean;
}
const open: Main = { way: -1, only: false };
const mains: readonly Main[] = Array.from({ length: 300 }, (_, way) => ({ way, only: false }));
const onlys: readonly Main[] = Array.from({ length: 300 }, (_, way) => ({ way, only: true }));
const main = (way: number): Main => mains[way] ?? { way, only: false };
const only = (way: number): Main => onlys[way] ?? { way, only: true };
