import type { Run, SimulatedAction, StepPlan } from '../branch.ts';
import { beginCriteria } from '../criteria-clock.ts';
import { prepareCriteria } from '../routing-criteria.ts';
import { changed } from '../setting.ts';

/** Asks for skills, step by step less strictly; in a queue it counts at once, and from the first step. */
export const updateRoutingCriteria: SimulatedAction = {
  type: 'UpdateRoutingCriteria',
  prepare: prepareRoutingCriteria,
};

/** Documented under one name, exported under another. */
export function prepareRoutingCriteria(plan: StepPlan): Run {
  const read = prepareCriteria(plan.parameters.RoutingCriteria);
  const failed = plan.error('NoMatchingError');
  return (call) => {
    const criteria = read?.(call);
    if (!criteria) return failed;
    call.contact.criteria = criteria;
    changed(call, plan.id, ['routing-criteria']);
    beginCriteria(call);
    return plan.next;
  };
}
