import type { SimulatedAction } from '../branch.ts';
import { prepareQueue } from '../queue-named.ts';

/** Set working queue, an agent's own one included. A queue that the centre does not have takes the error branch. */
export const updateContactTargetQueue: SimulatedAction = {
  type: 'UpdateContactTargetQueue',
  prepare(plan) {
    const named = prepareQueue(plan);
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const queue = named(call);
      if (!queue) return failed;
      call.contact.queue = queue;
      call.emit({
        type: 'queue-set',
        at: call.time,
        contactId: call.contact.id,
        flow: call.frame.flow.name,
        step: plan.id,
        queue: queue.source.name,
      });
      return next;
    };
  },
};
