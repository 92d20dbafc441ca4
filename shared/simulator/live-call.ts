import { limits } from '../flow/document.ts';
import {
  type Branch,
  jumped,
  over,
  type PreparedFlow,
  type PreparedStep,
  type Signal,
  waiting,
} from './branch.ts';
import type { Call, CallState, Utterance, WaitsFor } from './call.ts';
import type { Callback } from './callback.ts';
import type { LiveCentre } from './centre.ts';
import { type Timer, timer } from './clock.ts';
import type { Contact } from './contact.ts';
import { type ContactRecord, recordOf } from './contact-record.ts';
import type { CallEvent, Disconnected, StopCode } from './events.ts';
import { type Frame, flowFrame } from './frame.ts';
import { stopMessage } from './stop-message.ts';
import { transcriptOf } from './transcript.ts';
import { pause, type Wait } from './wait.ts';

/** How a flow is run: who hears it, and what comes when it ends. */
export interface Part {
  readonly hears: 'customer' | 'agent' | undefined;
  readonly whisper?: boolean;
  readonly ended: () => void;
}

/** A running call: the flow that it is in, the contact segment, the caller's own clock. Actions work on it. */
export class LiveCall implements Call {
  readonly centre: LiveCentre;
  readonly events: CallEvent[] = [];
  readonly records: ContactRecord[] = [];
  contact: Contact;
  /** Epoch milliseconds. */
  time: number;
  frame: Frame = flowFrame(nowhere);
  step: PreparedStep = nothing;
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
  private wait: Wait | undefined = undefined;
  private readonly timer: Timer;
  private stepsLeft = 0;
  private readonly utterances: Utterance[] = [];
  private readonly settlers: (() => void)[] = [];

  constructor(centre: LiveCentre, contact: Contact) {
    this.centre = centre;
    this.contact = contact;
    this.time = Math.max(contact.startedAt, centre.clock.now);
    this.timer = timer(() => this.timerFired());
    this.flowEnded = () => this.disconnect('flow');
  }

  // What the caller has.

  get contactId(): string {
    return this.contact.id;
  }
  get now(): number {
    return Math.max(this.time, this.centre.clock.now);
  }
  get state(): CallState {
    return this.finished ?? (this.wait ? 'waiting' : 'running');
  }
  get waitsFor(): WaitsFor | undefined {
    return this.wait?.describe();
  }
  get attributes(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.contact.attributes);
  }
  get transcript(): readonly Utterance[] {
    return transcriptOf(this.events, this.utterances);
  }
  get record(): ContactRecord | undefined {
    return this.records[0];
  }

  press(keys: string): void {
    if (!/^[0-9*#]*$/.test(keys)) {
      throw new RangeError('A telephone has the keys 0-9, * and #. Press only those.');
    }
    if (this.finished) return;
    this.catchUp();
    if (!this.centre.asSpoken && this.wait) this.time = Math.max(this.time, this.wait.keysAfter);
    const at = this.time;
    for (const key of keys) {
      if (this.touchTones) {
        if (this.touchTones.length < limits.touchToneBufferKeys) this.touchTones.push(key);
      } else if (this.wait?.key && this.wait.keysFrom <= at) this.wait.key(key);
    }
    while (this.touchTones && this.touchTones.length > 0 && this.wait?.key) {
      this.wait.key(this.touchTones.shift() ?? '');
    }
    this.wait?.rested?.();
  }

  say(text: string): void {
    this.utter('customer', text);
  }

  utter(by: 'customer' | 'agent', text: string): void {
    const to = by === 'agent' ? 'customer' : this.contact.agent ? 'agent' : 'everyone';
    this.utterances.push({ at: this.now, by, to, text, prompt: undefined });
  }

  silence(): void {
    if (this.finished) return;
    if (!this.wait?.due || this.timer.index < 0) {
      const what = this.waitsFor?.what ?? 'nothing';
      throw new Error(`Silence ends nothing here: the call waits for ${what}. Use centre.advance(seconds).`);
    }
    const { at } = this.timer;
    if (this.centre.asSpoken) this.centre.clock.advanceTo(at);
    else {
      this.centre.clock.cancel(this.timer);
      this.time = Math.max(this.time, at);
      this.wait.due();
    }
  }

  hangUp(): void {
    if (this.finished) return;
    this.catchUp();
    this.disconnect('customer');
  }

  thirdPartyHangsUp(): void {
    if (this.wait?.describe().what === 'third-party') {
      this.catchUp();
      this.wait.due?.();
    }
  }

  get isPromised(): boolean {
    return this.wait?.promised ?? false;
  }

  settled(): Promise<void> {
    if (!this.isPromised) return Promise.resolve();
    return new Promise((resolve) => {
      this.settlers.push(resolve);
    });
  }

  // What actions have.

  emit(event: CallEvent): void {
    this.events.push(event);
    this.centre.onEvent?.(event);
  }

  /** Says words or a recording to whoever hears this flow. */
  said(text: string, seconds: number, prompt: string | undefined): void {
    this.chainMs = 0;
    const to = this.audience ?? 'customer';
    const { contact, frame, step, time } = this;
    this.emit({
      type: 'said',
      at: time,
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

  /** Lets time pass, then goes on. */
  pass(milliseconds: number, then: Branch): Signal {
    if (milliseconds <= 0) return then;
    if (!this.centre.asSpoken) {
      this.time += milliseconds;
      return then;
    }
    const until = this.time + milliseconds;
    const { flow } = this.frame;
    const step = this.step.id;
    const describe = (): WaitsFor => ({ what: 'time', flow: flow.name, step, until });
    return this.park(pause(describe, { due: () => this.resume(then) }), until);
  }

  /** Waits; `due` of the wait is called when the clock reaches `until`. */
  park(wait: Wait, until: number | undefined): Signal {
    this.wait = wait;
    if (until === undefined) this.centre.clock.cancel(this.timer);
    else this.centre.clock.set(this.timer, until);
    return waiting;
  }

  postpone(until: number): void {
    this.centre.clock.set(this.timer, until);
  }

  isParkedOn(wait: Wait): boolean {
    return this.wait === wait;
  }

  unpark(): void {
    this.wait = undefined;
    this.centre.clock.cancel(this.timer);
  }

  /** Goes on from outside: a key, the clock, a promise. */
  resume(branch: Signal): void {
    if (this.finished) return;
    this.unpark();
    this.stepsLeft = this.centre.stepBudget;
    this.drive(branch, true);
  }

  /** Brings the caller's clock up to the centre's. */
  catchUp(): void {
    if (this.centre.clock.now > this.time) this.time = this.centre.clock.now;
  }

  /** Begins a flow from outside. */
  begin(flow: PreparedFlow, part: Part): void {
    this.unpark();
    this.frame = flowFrame(flow);
    this.audience = part.hears;
    this.isWhispering = part.whisper ?? false;
    this.flowEnded = part.ended;
    this.stepsLeft = this.centre.stepBudget;
    this.emit({ type: 'flow-entered', at: this.time, contactId: this.contact.id, flow: flow.name });
    this.drive(flow.start, false);
  }

  leave(): void {
    if (this.frame.flow === nowhere) return;
    this.emit({ type: 'flow-left', at: this.time, contactId: this.contact.id, flow: this.frame.flow.name });
    this.frame = flowFrame(nowhere);
  }

  /** The running flow has come to its end. */
  endFlow(): Signal {
    this.leave();
    this.after = this.flowEnded;
    return over;
  }

  /** Everything is over for this caller. */
  disconnect(by: Disconnected['by']): Signal {
    if (this.finished) return over;
    this.centre.routing.left(this);
    this.emit({ type: 'disconnected', at: this.time, contactId: this.contact.id, by });
    this.finish('ended');
    this.closeContact(by);
    return over;
  }

  /** Ends the contact segment: its record is written. */
  closeContact(by: Disconnected['by'] | 'transfer'): void {
    const record = recordOf(this.contact, {
      endedAt: this.time,
      by,
      instanceArn: this.centre.options.instanceArn,
    });
    this.records.push(record);
    this.emit({ type: 'ended', at: this.time, contactId: this.contact.id, record });
  }

  /** The simulation cannot go on. */
  stop(code: StopCode, message: string): Signal {
    const { contact, frame, step, time } = this;
    const where = { flow: frame.flow.name, step: step.id, action: step.type };
    this.centre.routing.left(this);
    this.emit({ type: 'stopped', at: time, contactId: contact.id, ...where, code, message });
    this.finish('stopped');
    return over;
  }

  private finish(how: 'ended' | 'stopped'): void {
    this.finished = how;
    this.unpark();
    this.touchTones = undefined;
    this.centre.forget(this);
    this.settle();
  }

  private settle(): void {
    if (this.wait?.promised) return;
    for (const resolve of this.settlers.splice(0)) resolve();
  }

  private timerFired(): void {
    this.catchUp();
    this.wait?.due?.();
  }

  /** Runs until the call waits or the flow is over. */
  private drive(from: Signal, took: boolean): void {
    let branch = from;
    if (took && branch.kind !== 'none') this.took(branch);
    while (branch.kind !== 'none' || branch === jumped) {
      if (branch === jumped) branch = this.jump;
      const step = branch.target;
      if (!step) {
        this.stop(branch.to === '' ? 'missing-branch' : 'dangling-target', stopMessage(this, branch));
        break;
      }
      this.step = step;
      const flow = this.frame.flow.name;
      if (--this.stepsLeft < 0) {
        this.stop('endless-loop', stopMessage(this, branch));
        break;
      }
      this.emit({
        type: 'step-entered',
        at: this.time,
        contactId: this.contact.id,
        flow,
        step: step.id,
        action: step.type,
      });
      branch = step.run(this);
      if (branch.kind !== 'none') this.took(branch);
    }
    const next = this.after;
    if (next && !this.finished) {
      this.after = undefined;
      next();
    }
    if (this.settlers.length > 0) this.settle();
  }

  private took(branch: Branch): void {
    const { kind, label, to } = branch;
    if (kind === 'none' || to === '') return;
    const flow = this.frame.flow.name;
    this.emit({
      type: 'branch-taken',
      at: this.time,
      contactId: this.contact.id,
      flow,
      step: this.step.id,
      kind,
      label,
      to,
    });
  }
}

const nothing: PreparedStep = { id: '', type: '', run: () => over };
const nowhere: PreparedFlow = {
  arn: '',
  name: '',
  start: { kind: 'next', label: '', to: '', target: undefined },
};
