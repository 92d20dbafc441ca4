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
    const { ids, reachable } = structure;
    for (const n of firstOfCircles(structure)) {
      if (reachable[n] === 0) continue;
      yield {
        step: ids[n] ?? '',
        message: 'This step leads back to itself without a counter and without a question to the caller.',
        fix: 'Put a Loop on the way back, and lead its end to a person or a goodbye.',
      };
    }
    for (const n of endlessWaits(structure)) {
      if (reachable[n] === 0) continue;
      yield {
        step: ids[n] ?? '',
        message: 'This wait leads back to itself, and nothing on the way can end it but a failure.',
        fix: 'Look on the way whether what is waited for has come, and count how often.',
      };
    }
  },
};

/** Going round until somebody answers is what these are for. */
const waitingKinds: ReadonlySet<string> = new Set(['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD']);

/** In each circle that nothing counts, the step that a depth-first walk enters first. */
function firstOfCircles(structure: Structure): number[] {
  const { steps, targets, offsets, start } = structure;
  const held = heldBranches(structure);
  const found = new Set<number>();
  const state = new Uint8Array(steps.length); // 0 new, 1 on the way, 2 done
  const way: number[] = [];
  // The branch of a step that is walked next.
  const branch = Int32Array.from(offsets);
  const enter = (n: number): void => {
    state[n] = 1;
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
      if (to < 0 || held[next] === 1 || state[to] === 2) continue;
      if (state[to] === 1) found.add(to);
      else enter(to);
    }
  };
  if (start >= 0) walk(start);
  // What is behind a held branch is walked on its own.
  for (let n = 0; n < steps.length; n++) walk(n);
  return [...found];
}

/** 1 for each branch that is counted, or that only a caller, an answer or time that passes opens. */
function heldBranches({ steps, targets, offsets }: Structure): Uint8Array {
  const held = new Uint8Array(targets.length);
  for (let n = 0; n < steps.length; n++) {
    const step = steps[n];
    if (!step) continue;
    const from = offsets[n] ?? 0;
    if (step.type === 'Loop') {
      // Its count begins anew when it is done: what leads back from there is not counted.
      for (let i = 0; i < step.conditions.length; i++)
        if (step.conditions[i]?.operands.includes('ContinueLooping')) held[from + i] = 1;
    } else if (handsOver.has(step.type)) held.fill(1, from, from + step.conditions.length);
    else if (waitsForCaller(step)) held.fill(1, from, offsets[n + 1] ?? from);
  }
  return held;
}

/** A call that comes back at once from these was not taken. Source: action pages, error branches. */
const handsOver: ReadonlySet<string> = new Set([
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
  'TransferToFlow',
]);

/** Waits from which every call comes back to them, if nothing fails. */
function endlessWaits(structure: Structure): number[] {
  if (!structure.types.has('Wait')) return [];
  return structure.placed.flatMap(({ n, step }) =>
    step.type === 'Wait' && comesBack(n, structure) ? [n] : [],
  );
}

function comesBack(wait: number, structure: Structure): boolean {
  const seen = new Set<number>();
  for (let n = onlyWay(wait, structure); n >= 0 && !seen.has(n); n = onlyWay(n, structure)) {
    if (n === wait) return true;
    const step = structure.steps[n];
    if (!step || (step.type !== 'Wait' && waitsForCaller(step))) return false;
    seen.add(n);
  }
  return false;
}

/** Where a step leads if it does not fail; -1 when there is more than one way, or none. */
function onlyWay(n: number, { placed, targets, offsets }: Structure): number {
  const { step, errors } = placed[n] ?? {};
  if (!step || !errors) return -1;
  const from = offsets[n] ?? 0;
  const failing = from + step.conditions.length;
  let way = -1;
  for (let i = from; i < (offsets[n + 1] ?? 0); i++) {
    if (i >= failing && i < failing + errors.length && step.type !== 'Compare') continue;
    const to = targets[i] ?? -1;
    if (way >= 0 && to !== way) return -1;
    way = to;
  }
  return way;
}
