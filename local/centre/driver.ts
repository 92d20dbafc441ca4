/** Moves the simulator's clock: along with the wall clock while people listen, or as fast as the machine can for scripts. */
import type { Centre } from '../../shared/simulator/centre.ts';

export interface Driver {
  /** Does something to the centre at the present moment of its clock. */
  act<T>(work: () => T): T;
  /** Later, by the centre's clock. */
  after(seconds: number, work: () => void): void;
  /**
   * Leaps from event to event until `done`, or until nothing more would happen. Functions run for real meanwhile, and
   * virtual time stands still while they do.
   */
  leap(done: () => boolean): Promise<void>;
  stop(): void;
}

export interface DriverOptions {
  /** Seconds of the centre for each second on the wall; 0: time moves in leaps only. */
  readonly speed: number;
  /** Resolves when nothing runs outside the simulator either. */
  readonly settled: () => Promise<void>;
  /** Told after the clock has moved or something was done. */
  readonly afterwards: () => void;
}

/** Milliseconds on the wall between two looks while a call is going on: short enough that nobody notices. */
const look = 40;

export function createDriver(centre: Centre, { speed, settled, afterwards }: DriverOptions): Driver {
  const begun = { wall: performance.now(), centre: centre.now };
  const plans: { at: number; work: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const present = () => Math.round(begun.centre + (performance.now() - begun.wall) * speed);
  const next = () => Math.min(centre.nextTimer() ?? Number.POSITIVE_INFINITY, ...plans.map(({ at }) => at));

  function moveTo(at: number): void {
    for (;;) {
      const [plan] = plans.toSorted((a, b) => a.at - b.at);
      if (!plan || plan.at > at) break;
      plans.splice(plans.indexOf(plan), 1);
      centre.advanceTo(Math.max(plan.at, centre.now));
      plan.work();
    }
    if (at > centre.now) centre.advanceTo(at);
  }

  function turn(): void {
    clearTimeout(timer);
    if (stopped) return;
    if (speed > 0) moveTo(present());
    afterwards();
    const busy = centre.calls.size > 0;
    const due = next();
    if (speed === 0 || (!busy && due === Number.POSITIVE_INFINITY)) return;
    const wait = busy ? look : Math.min((due - centre.now) / speed, 60_000);
    timer = setTimeout(turn, wait);
  }

  return {
    act(work) {
      if (speed > 0) moveTo(present());
      const result = work();
      turn();
      return result;
    },
    after(seconds, work) {
      plans.push({ at: centre.now + seconds * 1000, work });
    },
    async leap(done) {
      for (;;) {
        await centre.settled();
        await settled();
        afterwards();
        if (stopped || done()) return;
        const due = next();
        if (due === Number.POSITIVE_INFINITY) return;
        moveTo(due);
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
