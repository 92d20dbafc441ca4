import { type Signal, waiting } from './branch.ts';
import type { LiveCentre } from './centre.ts';
import { type Timer, timer } from './clock.ts';
import type { Wait } from './wait.ts';

/** A caller's own clock, and the one thing that the call waits for. */
export class CallClock {
  readonly centre: LiveCentre;
  /** Epoch milliseconds; at pace `at once` it may be ahead of the centre's. */
  time: number;
  wait: Wait | undefined = undefined;
  private readonly timer: Timer;
  private readonly settlers: (() => void)[] = [];

  constructor(centre: LiveCentre, startedAt: number) {
    this.centre = centre;
    this.time = Math.max(startedAt, centre.clock.now);
    this.timer = timer(() => this.comeDue());
  }

  /** Waits; `due` of the wait is called when the clock reaches `until`. */
  park(wait: Wait, until: number | undefined): Signal {
    this.wait = wait;
    if (until === undefined || until === Number.POSITIVE_INFINITY) this.centre.clock.cancel(this.timer);
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

  /** Epoch milliseconds at which the wait ends by itself. */
  get dueAt(): number | undefined {
    return this.wait && this.timer.index >= 0 ? this.timer.at : undefined;
  }

  /** The time of the wait has come. */
  comeDue(): void {
    this.centre.clock.cancel(this.timer);
    this.time = Math.max(this.time, this.timer.at);
    this.wait?.due?.();
  }

  /** Brings the caller's clock up to the centre's. */
  catchUp(): void {
    if (this.centre.clock.now > this.time) this.time = this.centre.clock.now;
  }

  get isPromised(): boolean {
    return this.wait?.promised ?? false;
  }

  /** Resolves when no promise is pending. */
  settled(): Promise<void> {
    if (!this.isPromised) return Promise.resolve();
    return new Promise((resolve) => {
      this.settlers.push(resolve);
    });
  }

  protected settle(): void {
    if (this.settlers.length === 0 || this.isPromised) return;
    for (const resolve of this.settlers.splice(0)) resolve();
  }
}
