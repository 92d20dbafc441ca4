import type { SimulatedAction } from '../branch.ts';
import { setPaused } from '../pausing.ts';

/** Takes up a task that was paused. Assumed: one that is not paused takes the error branch. */
export const resumeContact: SimulatedAction = {
  type: 'ResumeContact',
  prepare(plan) {
    const failed = plan.error('NoMatchingError');
    return (call) => {
      if (!call.contact.paused) return failed;
      setPaused(call, false);
      return plan.next;
    };
  },
};
