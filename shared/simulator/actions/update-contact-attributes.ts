import { limits } from '../../flow/document.ts';
import { objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { fits, prepareValues } from '../values.ts';

/** Set contact attributes, all or none: beyond 32 KB over all attributes nothing is set and the error branch runs; so too where no contact is related. */
export const updateContactAttributes: SimulatedAction = {
  type: 'UpdateContactAttributes',
  prepare(plan) {
    const related = textOf(plan.parameters.TargetContact) === 'Related';
    const values = prepareValues(objectOf(plan.parameters.Attributes));
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      if (!values.valid) return failed;
      const attributes = related ? call.contact.related?.attributes : call.contact.attributes;
      if (!attributes) return failed;
      const set = values.read(call);
      if (!fits(attributes, { keys: values.keys, values: set }, limits.attributeBytes)) return failed;
      for (let i = 0; i < set.length; i++) attributes.set(values.keys[i] ?? '', set[i] ?? '');
      call.emit({
        type: 'attributes-set',
        at: call.time,
        contactId: call.contact.id,
        flow: call.frame.flow.name,
        step: plan.id,
        scope: 'contact',
        keys: values.keys,
      });
      return next;
    };
  },
};
