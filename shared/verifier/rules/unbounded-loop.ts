import { call, compare, end, example, loop } from '../example.ts';
import type { Rule } from '../rule.ts';
import { waitsForCaller } from '../speech.ts';
import type { Structure } from '../structure.ts';

export const unboundedLoop: Rule = {
  id: 'unbounded-loop',
  level: 'warning',
  what: 'steps that repeat without the caller are counted',
  why: 'Nothing but a changed answer ends such a circle: when a function keeps answering the same, it goes round for ever, the line stays open and every round is paid for.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html',
  wrong: example({
    poll: call('is-it-ready', 'ready', 'bye'),
    ready: compare('$.External.outcome', { pending: 'poll' }, 'bye'),
    bye: end,
  }),
  right: example({
    poll: call('is-it-ready', 'ready', 'bye'),
    ready: compare('$.External.outcome', { pending: 'again' }, 'bye'),
    again: loop(5, 'poll', 'bye'),
    bye: end,
  }),
  *check({ structure, kind }) {
    if (kind && waitingKinds.has(kind)) return;
    const { ids, steps, reachable } = structure;
    for (const n of firstOfCircles(structure)) {
      const step = steps[n];
      if (reachable[n] === 0 || !step) continue;
      yield {
        step: ids[n] ?? '',
        message: 'This step leads back to itself without a counter and without a question to the caller.',
        fix: 'Put a Loop on the way back, and lead its end to a person or a goodbye.',
      };
    }
  },
};

/** Going round until somebody answers is what these are for. */
const waitingKinds: ReadonlySet<string> = new Set(['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD']);

/** In each circle that nothing counts, the step that a depth-first walk enters first. */
function firstOfCircles({ steps, targets, offsets, start }: Structure): number[] {
  const found = new Set<number>();
  const state = new Uint8Array(steps.length); // 0 new, 1 on the way, 2 done
  const way: number[] = [];
  // The branch of a step that is walked next.
  const branch = Int32Array.from(offsets);
  const enter = (n: number): void => {
    const step = steps[n];
    state[n] = 1;
    // A step that waits or counts starts no circle; what is behind it is walked on its own.
    const stops = step === undefined || step.type === 'Loop' || waitsForCaller(step);
    if (stops) branch[n] = offsets[n + 1] ?? 0;
    way.push(n);
  };
  const walk = (from: number): void => {
    if (state[from] !== 0) return;
    enter(from);
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const next = branch[top] ?? 0;
      if (next >= (offsets[top + 1] ?? 0)) {
        state[top] = 2;
        way.pop();
        continue;
      }
      branch[top] = next + 1;
      const to = targets[next] ?? -1;
      if (to < 0 || state[to] === 2) continue;
      if (state[to] === 1) found.add(to);
      else enter(to);
    }
  };
  if (start >= 0) walk(start);
  for (let n = 0; n < steps.length; n++) walk(n);
  return [...found];
}
