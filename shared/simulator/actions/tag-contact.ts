import { objectOf, type SimulatedAction } from '../branch.ts';
import { changed } from '../setting.ts';
import { prepareValues } from '../values.ts';

/** Tags of the contact record. Source: at most six a step. */
export const tagContact: SimulatedAction = {
  type: 'TagContact',
  prepare(plan) {
    const tags = prepareValues(objectOf(plan.parameters.Tags));
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      if (tags.keys.length > 6 || tags.keys.some((key) => key.startsWith('aws:'))) return failed;
      const values = tags.read(call);
      tags.keys.forEach((key, i) => {
        call.contact.tags.set(key, values[i] ?? '');
      });
      changed(call, plan.id, ['tags']);
      return next;
    };
  },
};
