import { over, type SimulatedAction } from '../branch.ts';
import { prepareQueue } from '../queue-named.ts';

/** A waiting contact goes to another queue, as a new segment. Fails for a contact that does not wait, or that an agent is just taking. */
export const dequeueContactAndTransferToQueue: SimulatedAction = {
  type: 'DequeueContactAndTransferToQueue',
  prepare(plan) {
    const named = prepareQueue(plan);
    const failed = plan.error('NoMatchingError');
    const atCapacity = plan.error('QueueAtCapacity');
    return (call) => {
      const { routing } = call.centre;
      const queue = named(call);
      if (!queue || !routing.isQueued(call) || routing.isOffered(call)) return failed;
      // Source: Administrator Guide, Transfer to queue: at most eleven in a chain.
      if (call.contact.queueMoves >= 11) return failed;
      if (queue.isFull) return atCapacity;
      call.leave();
      call.after = () => routing.moveTo(call, queue);
      return over;
    };
  },
};
