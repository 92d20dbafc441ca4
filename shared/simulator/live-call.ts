import type { LiveAgent } from './agent.ts';
import {
  type Branch,
  jumped,
  over,
  type PreparedFlow,
  type PreparedStep,
  type Signal,
  waiting,
} from './branch.ts';
import type { Utterance } from './call.ts';
import { CallClock } from './call-clock.ts';
import type { Callback } from './callback.ts';
import type { LiveCentre } from './centre.ts';
import type { Timer } from './clock.ts';
import type { Contact } from './contact.ts';
import { type ContactRecord, recordOf } from './contact-record.ts';
import type { CallEvent, Disconnected, StopCode } from './events.ts';
import { type Frame, flowFrame, rootOf } from './frame.ts';
import { Phone } from './phone.ts';
import { aloneAgain } from './side-flows.ts';
import { stopMessage } from './stop-message.ts';
import { pause } from './wait.ts';

/** How a flow is run: who hears it, and what comes when it ends. */
export interface Part {
  readonly hears: 'customer' | 'agent' | undefined;
  readonly whisper?: boolean;
  readonly ended: () => void;
}

/** A running call: the flow that it is in, the contact segment, the caller's own clock. Actions work on it. */
export class LiveCall extends CallClock {
  readonly phone: Phone;
  readonly events: CallEvent[];
  readonly records: ContactRecord[] = [];
  readonly utterances: Utterance[] = [];
  contact: Contact;
  frame: Frame = flowFrame(nowhere);
  step: PreparedStep = noStep;
  /** Who hears the running flow; undefined when nobody is on the line. */
  audience: 'customer' | 'agent' | undefined = 'customer';
  /** Set while a flow runs beside the call proper, for one of its participants. */
  isWhispering = false;
  /** Milliseconds of functions since something was last said. */
  chainMs = 0;
  /** Keys pressed ahead, while the touch-tone buffer is on. */
  touchTones: string[] | undefined = undefined;
  /** For `jumped`: where the next flow begins. */
  jump: Branch = nowhere.start;
  /** For `over`: what comes after the running flow. */
  after: (() => void) | undefined = undefined;
  /** Set when this is a callback. */
  callback: (Callback & { readonly attempt: number }) | undefined = undefined;
  finished: 'ended' | 'stopped' | undefined = undefined;
  private flowEnded: () => void;
  private stepsLeft = 0;

  /** Flows that run beside this one for somebody else: the agent while the caller is on hold. */
  sides: LiveCall[] | undefined = undefined;
  /** While an outbound whisper runs and nobody was dialled yet: dials; false when nobody answered. */
  pendingDial: (() => boolean) | undefined = undefined;
  /** The agent whom a quick connect names. */
  targetAgent: LiveAgent | undefined = undefined;
  /** When the step of the routing criteria expires. */
  criteriaTimer: Timer | undefined = undefined;

  constructor(centre: LiveCentre, contact: Contact, events: CallEvent[] = []) {
    super(centre, contact.startedAt);
    this.events = events;
    this.contact = contact;
    this.phone = new Phone(this);
    this.flowEnded = () => this.disconnect('flow');
  }

  /** Where and when an event of the running step happens. */
  get here() {
    return { at: this.time, contactId: this.contact.id, flow: this.frame.flow.name, step: this.step.id };
  }

  emit(event: CallEvent): void {
    this.events.push(event);
    this.centre.onEvent?.(event);
  }

  /** Says words or a recording to whoever hears this flow. */
  said(text: string, seconds: number, prompt: string | undefined): void {
    this.chainMs = 0;
    const to = this.audience ?? 'customer';
    const { contact, frame, step } = this;
    this.emit({
      type: 'said',
      at: this.time,
      contactId: contact.id,
      flow: frame.flow.name,
      step: step.id,
      to,
      text,
      seconds,
      prompt,
    });
    if (to === 'agent') this.centre.routing.heard(contact, text);
  }

  /** Words of a person, kept for the transcript only. */
  utter(by: 'customer' | 'agent', text: string): void {
    const to = by === 'agent' ? 'customer' : this.contact.agent ? 'agent' : 'everyone';
    this.utterances.push({ at: this.phone.now, by, to, text, prompt: undefined });
  }

  // Time and waiting.

  /** Lets time pass, then goes on. */
  pass(milliseconds: number, then: Branch): Signal {
    if (milliseconds <= 0) return then;
    if (!this.centre.asSpoken) {
      this.time += milliseconds;
      return then;
    }
    const until = this.time + milliseconds;
    const { flow, step } = this.here;
    const due = (): void => this.resume(then);
    return this.park(
      pause(() => ({ what: 'time', flow, step, until }), { due }),
      until,
    );
  }

  // Flows.

  /** Begins a flow from outside. */
  begin(flow: PreparedFlow, part: Part): void {
    this.unpark();
    this.audience = part.hears;
    this.isWhispering = part.whisper ?? false;
    this.flowEnded = part.ended;
    this.enter(flow);
    this.restart(flow.start);
  }

  /** Goes on from outside: a key, the clock, a promise. */
  resume(branch: Signal): void {
    if (this.finished) return;
    // What was waited for may itself have to wait: an entry for its encryption, a function for its next attempt.
    if (branch !== waiting) this.unpark();
    this.took(branch);
    this.restart(branch);
  }

  /** From inside a flow to the start of another, which replaces it and the modules that it is in. */
  jumpTo(flow: PreparedFlow): void {
    const { external, storedInput, invocationId } = this.frame;
    this.leave();
    this.enter(flow);
    // Assumed: the latest answer and the latest input are the contact's, not the flow's.
    Object.assign(this.frame, { external, storedInput, invocationId });
    this.jump = flow.start;
  }

  private enter(flow: PreparedFlow): void {
    this.frame = flowFrame(flow);
    this.emit({ type: 'flow-entered', at: this.time, contactId: this.contact.id, flow: flow.name });
  }

  leave(): void {
    const { flow } = rootOf(this.frame);
    if (flow === nowhere) return;
    this.emit({ type: 'flow-left', at: this.time, contactId: this.contact.id, flow: flow.name });
    this.frame = flowFrame(nowhere);
  }

  /** Ends without a trace: a flow that ran beside. */
  abandon(): void {
    this.finished = 'ended';
    this.unpark();
    this.settle();
  }

  /** Here, or in what runs beside: a function has been asked and has not answered. */
  get isPending(): boolean {
    return this.isPromised || (this.sides?.some((side) => side.isPending) ?? false);
  }

  override async settled(): Promise<void> {
    await super.settled();
    for (let side = this.pendingSide; side; side = this.pendingSide) await side.settled();
  }

  private get pendingSide(): LiveCall | undefined {
    return this.sides?.find((side) => side.isPending);
  }

  /** The running flow has come to its end. */
  endFlow(): Signal {
    this.leave();
    this.after = this.flowEnded;
    return over;
  }

  // The end.

  /** Everything is over for this caller. */
  disconnect(by: Disconnected['by']): Signal {
    if (this.finished) return over;
    this.finished = 'ended';
    this.emit({ type: 'disconnected', at: this.time, contactId: this.contact.id, by });
    this.closeContact(by);
    this.finish('ended');
    return over;
  }

  /** Ends the contact segment: its record is written. */
  closeContact(by: Disconnected['by'] | 'transfer'): void {
    const { contact, time } = this;
    const record = recordOf(contact, { endedAt: time, by, instanceArn: this.centre.options.instanceArn });
    this.records.push(record);
    this.emit({ type: 'ended', at: time, contactId: contact.id, record });
  }

  /** The simulation cannot go on. */
  stop(code: StopCode, message: string): Signal {
    this.emit({ type: 'stopped', ...this.here, action: this.step.type, code, message });
    this.finish('stopped');
    return over;
  }

  private finish(how: 'ended' | 'stopped'): void {
    this.finished = how;
    this.unpark();
    this.touchTones = undefined;
    if (this.sides) aloneAgain(this);
    if (this.criteriaTimer) this.centre.clock.cancel(this.criteriaTimer);
    this.centre.calls.delete(this.phone);
    this.centre.routing.left(this);
    this.settle();
  }

  // The engine.

  private restart(from: Signal): void {
    this.stepsLeft = this.centre.stepBudget;
    this.drive(from);
    const next = this.after;
    this.after = undefined;
    if (next && !this.finished) next();
    this.settle();
  }

  /** Runs until the call waits or the flow is over. */
  private drive(from: Signal): void {
    let branch = from;
    while (branch.kind !== 'none' || branch === jumped) {
      if (branch === jumped) branch = this.jump;
      const step = branch.target;
      if (!step || --this.stepsLeft < 0) {
        this.cannotGoOn(branch);
        return;
      }
      this.step = step;
      this.emit({
        type: 'step-entered',
        at: this.time,
        contactId: this.contact.id,
        flow: this.frame.flow.name,
        step: step.id,
        action: step.type,
      });
      branch = step.run(this);
      this.took(branch);
    }
  }

  private took(branch: Branch): void {
    const { kind, label, to } = branch;
    if (kind === 'none' || to === '') return;
    this.emit({
      type: 'branch-taken',
      at: this.time,
      contactId: this.contact.id,
      flow: this.frame.flow.name,
      step: this.step.id,
      kind,
      label,
      to,
    });
  }

  private cannotGoOn(branch: Branch): void {
    const code = branch.target ? 'endless-loop' : branch.to === '' ? 'missing-branch' : 'dangling-target';
    this.stop(code, stopMessage(this, branch));
  }
}

const noStep: PreparedStep = { id: '', type: '', run: () => over };
const nowhere: PreparedFlow = {
  arn: '',
  name: '',
  start: { kind: 'next', label: '', to: '', target: undefined },
};
