import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clock, timer } from '../../../shared/simulator/clock.ts';

describe('the clock', () => {
  it('fires what is due, in order of time, then of setting, and nothing that was cancelled', () => {
    const times = fc.array(fc.record({ at: fc.integer({ min: 0, max: 50 }), cancelled: fc.boolean() }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 60 }), (planned, until) => {
        const clock = new Clock(0);
        const fired: number[] = [];
        const timers = planned.map((_, i) => timer(() => fired.push(i)));
        planned.forEach(({ at }, i) => {
          const made = timers[i];
          if (made) clock.set(made, at);
        });
        planned.forEach(({ cancelled }, i) => {
          const made = timers[i];
          if (!cancelled || !made) return;
          clock.cancel(made);
          clock.cancel(made);
        });
        clock.advanceTo(until);
        const expected = planned
          .map((plan, i) => ({ ...plan, i }))
          .filter(({ at, cancelled }) => !cancelled && at <= until)
          .sort((a, b) => a.at - b.at || a.i - b.i)
          .map(({ i }) => i);
        expect(fired).toEqual(expected);
        expect(clock.now).toBe(until);
      }),
    );
  });
  it('fires a timer that is set while it advances, if it is due', () => {
    const clock = new Clock(0);
    const at: number[] = [];
    const tick = timer(() => {
      at.push(clock.now);
      clock.set(tick, clock.now + 10);
    });
    clock.set(tick, 10);
    clock.advanceTo(35);
    expect(at).toEqual([10, 20, 30]);
    expect(clock.next()).toBe(40);
  });
});
