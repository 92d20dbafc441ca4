import { expect } from 'vitest';
import type { Call } from '../../shared/simulator/call.ts';
import type { CallEvent, EventOf } from '../../shared/simulator/events.ts';
import type { Clinic } from './clinic.ts';

/** A person on the telephone, in words that read aloud. Every question moves forward through what was said. */
export class Caller {
  readonly call: Call;
  readonly clinic: Clinic;
  #heard = 0;

  constructor(clinic: Clinic, call: Call) {
    this.clinic = clinic;
    this.call = call;
  }

  /** Everything said to the caller, in order. */
  get said(): string[] {
    return this.call.transcript.filter((u) => u.by !== 'customer' && u.to !== 'agent').map((u) => u.text);
  }

  /** What the caller heard and has not yet been asked about. */
  get news(): string[] {
    return this.said.slice(this.#heard);
  }

  /** The next matching sentence; all before it count as heard. */
  hears(words: string | RegExp): this {
    const at = this.news.findIndex((text) =>
      typeof words === 'string' ? text.includes(words) : words.test(text),
    );
    if (at < 0) expect(this.news, `the caller hears ${words}`).toContain(words);
    this.#heard += at + 1;
    return this;
  }

  hearsNothingOf(words: string | RegExp): this {
    for (const text of this.said) expect(text).not.toMatch(words);
    return this;
  }

  async presses(keys: string): Promise<this> {
    this.call.press(keys);
    await this.call.settled();
    return this;
  }

  /** Keys digits; with `#` where the entry is shorter than it may be. */
  async enters(digits: string): Promise<this> {
    return this.presses(digits);
  }

  async isSilent(times = 1): Promise<this> {
    for (let i = 0; i < times; i++) {
      this.call.silence();
      await this.call.settled();
    }
    return this;
  }

  /** Waits in line; the caller's own clock counts. */
  async waits(seconds: number): Promise<this> {
    this.clinic.centre.advanceTo(new Date(this.call.now + seconds * 1000));
    await this.call.settled();
    return this;
  }

  async hangsUp(): Promise<this> {
    this.call.hangUp();
    await this.call.settled();
    return this;
  }

  /** The agent takes the call that is offered. */
  async isAnsweredBy(username: string): Promise<this> {
    this.clinic.frees(username);
    await this.call.settled();
    expect(this.last('answered')?.agent).toBe(username);
    return this;
  }

  isWaitingIn(queue: string): this {
    expect(this.call.state).toBe('waiting');
    const journey = this.call.events.filter((event) => event.type === 'queued' || event.type === 'answered');
    expect(journey.at(-1)).toMatchObject({ type: 'queued', queue });
    return this;
  }

  hasEnded(): this {
    expect(this.call.state).toBe('ended');
    return this;
  }

  last<T extends CallEvent['type']>(type: T): EventOf<T> | undefined {
    // The filter leaves only events of this type.
    return this.call.events.filter((event) => event.type === type).at(-1) as EventOf<T> | undefined;
  }
}

/** Language, and then an intent of the main menu. */
export async function inEnglish(
  clinic: Clinic,
  intent?: string,
  from?: { from: string | undefined },
): Promise<Caller> {
  const caller = await clinic.isCalled(from);
  await caller.presses('1');
  return intent === undefined ? caller : caller.presses(intent);
}

/** The same, with birth date keyed and confirmed. */
export async function verified(clinic: Clinic, intent: string): Promise<Caller> {
  const caller = await inEnglish(clinic, intent);
  await caller.enters('04121968');
  return caller.presses('1');
}
