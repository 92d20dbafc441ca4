import type { SimulatedAction } from '../branch.ts';
import { changed } from '../setting.ts';

/** Takes tags off the contact record. */
export const untagContact: SimulatedAction = {
  type: 'UntagContact',
  prepare(plan) {
    const given = plan.parameters.TagKeys;
    const keys = (Array.isArray(given) ? given : []).map(String);
    return (call) => {
      for (const key of keys) call.contact.tags.delete(key);
      changed(call, plan.id, ['tags']);
      return plan.next;
    };
  },
};
