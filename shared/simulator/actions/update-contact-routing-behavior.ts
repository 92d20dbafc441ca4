import { type SimulatedAction, textOf } from '../branch.ts';
import { changed } from '../setting.ts';

/** Priority (lower first) or a head start in age. Observed: the service takes a minute for contacts in a queue; here it is at once. */
export const updateContactRoutingBehavior: SimulatedAction = {
  type: 'UpdateContactRoutingBehavior',
  prepare(plan) {
    const priority = Number(textOf(plan.parameters.QueuePriority));
    const ageSeconds = Number(textOf(plan.parameters.QueueTimeAdjustmentSeconds));
    const { next } = plan;
    return (call) => {
      if (priority >= 1) call.contact.priority = priority;
      else call.contact.ageAdjustment = ageSeconds * 1000;
      call.centre.routing.reorder(call);
      changed(call, plan.id, [priority >= 1 ? 'priority' : 'age']);
      return next;
    };
  },
};
