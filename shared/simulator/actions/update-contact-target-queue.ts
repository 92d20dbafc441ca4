import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/** Set working queue. A queue that the centre does not have takes the error branch. */
export const updateContactTargetQueue: SimulatedAction = {
  type: 'UpdateContactTargetQueue',
  prepare(plan) {
    if (plan.parameters.AgentId !== undefined) {
      const message = `Step "${plan.id}" sets the queue of one agent, which the simulator does not run yet. Set an ordinary queue.`;
      return (call) => call.stop('not-simulated', message);
    }
    const named = prepareText(textOf(plan.parameters.QueueId));
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const queue = call.centre.queue(named.fixed ?? named.read(call));
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
