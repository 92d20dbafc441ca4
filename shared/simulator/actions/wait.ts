import { millisecondsOf, type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';
import { pause } from '../wait.ts';

/** Waits in silence. Events that end it early belong to chat; on the telephone only time does. */
export const wait: SimulatedAction = {
  type: 'Wait',
  prepare(plan) {
    const limit = prepareText(textOf(plan.parameters.TimeLimitSeconds ?? plan.parameters.TimeoutSeconds));
    const { choose } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const milliseconds = millisecondsOf(limit.read(call), 0);
      // Source: at most 7 days.
      if (milliseconds <= 0 || milliseconds > 604_800_000) return failed;
      const until = call.time + milliseconds;
      const flow = call.frame.flow.name;
      const due = (): void => call.resume(choose('WaitCompleted', call) ?? failed);
      return call.park(
        pause(() => ({ what: 'time', flow, step: plan.id, until }), { due }),
        until,
      );
    };
  },
};
