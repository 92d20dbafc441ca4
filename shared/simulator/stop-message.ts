import type { Branch } from './branch.ts';
import type { LiveCall } from './live-call.ts';

/** Why a call could not go on at a branch: what, where, and what to do next. */
export function stopMessage(call: LiveCall, branch: Branch): string {
  const flow = call.frame.flow.name;
  const step = call.step.id;
  if (branch.to === '') {
    return `Step "${step}" of flow "${flow}" has no branch for ${branch.label || 'NextAction'}, and none for NoMatchingError. Add one.`;
  }
  if (!branch.target) {
    return `Step "${step}" of flow "${flow}" leads to "${branch.to}", which does not exist. Point it at a step of the flow.`;
  }
  const steps = stepsOf(call);
  const loop = fromItsEntry(loopOf(steps), steps);
  const shown = loop.length > 12 ? [...loop.slice(0, 12), `… ${loop.length - 12} more`] : loop;
  return `The call went ${call.centre.stepBudget} steps without any input. Steps of the loop: ${shown.join(' → ')} → ${loop[0] ?? step}. Let the loop wait for the caller, or count its rounds with a Loop.`;
}

function stepsOf(call: LiveCall): string[] {
  return call.events.flatMap((event) =>
    event.type === 'step-entered' ? [`${event.flow}/${event.step}`] : [],
  );
}

/** The loop, from the step by which the call came into it. */
function fromItsEntry(loop: readonly string[], steps: readonly string[]): string[] {
  const members = new Set(loop);
  const at = loop.indexOf(steps.find((step) => members.has(step)) ?? '');
  return at < 0 ? [...loop] : [...loop.slice(at), ...loop.slice(0, at)];
}

/** The shortest list that the steps repeat at their end. */
function loopOf(steps: readonly string[]): string[] {
  const last = steps.length - 1;
  for (let length = 1; length <= steps.length / 2; length++) {
    const repeats = steps.slice(-length).every((step, i) => steps[last - 2 * length + 1 + i] === step);
    if (repeats) return steps.slice(-length);
  }
  return steps.slice(-50);
}
