import { over, type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/** A waiting contact goes to another queue, as a new segment. Fails for a contact that does not wait, or that an agent is just taking. */
export const dequeueContactAndTransferToQueue: SimulatedAction = {
  type: 'DequeueContactAndTransferToQueue',
  prepare(plan) {
    if (plan.parameters.AgentId !== undefined) {
      const message = `Step "${plan.id}" moves to the queue of one agent, which the simulator does not run yet. Name an ordinary queue.`;
      return (call) => call.stop('not-simulated', message);
    }
    const named = prepareText(textOf(plan.parameters.QueueId));
    const failed = plan.error('NoMatchingError');
    const atCapacity = plan.error('QueueAtCapacity');
    return (call) => {
      const { routing } = call.centre;
      const queue = call.centre.queue(named.fixed ?? named.read(call));
      if (!queue || !routing.isQueued(call) || routing.isOffered(call)) return failed;
      if (queue.isFull) return atCapacity;
      call.leave();
      call.after = () => routing.moveTo(call, queue);
      return over;
    };
  },
};
