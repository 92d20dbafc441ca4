import { type Json, limits } from '../flow/document.ts';
import type { Channel } from '../flow/flow.ts';
import type { Call, CallState, ContactEvent, Utterance, WaitsFor } from './call.ts';
import type { ContactRecord } from './contact-record.ts';
import type { CallEvent } from './events.ts';
import type { LiveCall } from './live-call.ts';
import { setPaused } from './pausing.ts';
import { transcriptOf } from './transcript.ts';

/** The caller's end of a call. */
export class Phone implements Call {
  private readonly line: LiveCall;

  constructor(line: LiveCall) {
    this.line = line;
  }

  get contactId(): string {
    return this.line.contact.id;
  }
  get channel(): Channel {
    return this.line.contact.channel;
  }
  get now(): number {
    return Math.max(this.line.time, this.line.centre.clock.now);
  }
  get state(): CallState {
    return this.line.finished ?? (this.line.wait ? 'waiting' : 'running');
  }
  get waitsFor(): WaitsFor | undefined {
    return this.line.wait?.describe();
  }
  get events(): readonly CallEvent[] {
    return this.line.events;
  }
  get attributes(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.line.contact.attributes);
  }
  get transcript(): readonly Utterance[] {
    return transcriptOf(this.line.events, this.line.utterances);
  }
  get record(): ContactRecord | undefined {
    return this.line.records[0];
  }
  get records(): readonly ContactRecord[] {
    return this.line.records;
  }

  press(keys: string): void {
    if (!/^[0-9*#]*$/.test(keys)) {
      throw new RangeError('A telephone has the keys 0-9, * and #. Press only those.');
    }
    const { line } = this;
    if (line.finished) return;
    this.atEase();
    const at = line.time;
    for (const key of keys) this.pressOne(key, at);
    while (line.touchTones && line.touchTones.length > 0 && line.wait?.key) {
      line.wait.key(line.touchTones.shift() ?? '');
    }
    line.wait?.rested?.();
  }

  /** Without hurry: a caller at pace `at once` hears the question to its end. */
  private atEase(): void {
    const { line } = this;
    line.catchUp();
    if (!line.centre.asSpoken && line.wait) line.time = Math.max(line.time, line.wait.keysAfter);
  }

  private pressOne(key: string, at: number): void {
    const { touchTones, wait } = this.line;
    if (touchTones) {
      if (touchTones.length < limits.touchToneBufferKeys) touchTones.push(key);
    } else if (wait?.key && wait.keysFrom <= at) wait.key(key);
  }

  say(text: string): void {
    const { line } = this;
    if (line.finished) return;
    line.utter('customer', text);
    this.atEase();
    line.wait?.words?.(text);
  }

  submits(action: string, data: Json = {}): void {
    const submitted = this.line.wait?.submitted;
    if (!submitted) throw new Error('No view is shown. Let the flow show one first.');
    this.line.catchUp();
    submitted(action, data);
  }

  happens(event: ContactEvent): boolean {
    this.line.catchUp();
    return this.line.wait?.happened?.(event) ?? false;
  }

  pauses(): void {
    setPaused(this.line, true);
  }
  resumes(): void {
    setPaused(this.line, false);
  }

  silence(): void {
    const { line } = this;
    if (line.finished) return;
    const at = line.dueAt;
    if (at === undefined) {
      const what = this.waitsFor?.what ?? 'nothing';
      throw new Error(`Silence ends nothing here: the call waits for ${what}. Use centre.advance(seconds).`);
    }
    if (line.centre.asSpoken) line.centre.clock.advanceTo(at);
    else line.comeDue();
  }

  hangUp(): void {
    if (this.line.finished) return;
    this.line.catchUp();
    this.line.disconnect('customer');
  }

  thirdPartyHangsUp(): void {
    if (this.waitsFor?.what !== 'third-party') {
      throw new Error('No third party is on the line. Let the flow transfer to a phone number first.');
    }
    this.line.catchUp();
    this.line.wait?.due?.();
  }

  get isPending(): boolean {
    return this.line.isPending;
  }

  settled(): Promise<void> {
    return this.line.settled();
  }
}
