import { limits } from '../../flow/document.ts';
import { objectOf, type SimulatedAction } from '../branch.ts';
import { fits, prepareValues } from '../values.ts';

/** Attributes of the running flow: gone when the flow or module ends. Each value is `{ Value }` on the wire. */
export const updateFlowAttributes: SimulatedAction = {
  type: 'UpdateFlowAttributes',
  prepare(plan) {
    const given = Object.entries(objectOf(plan.parameters.FlowAttributes));
    const values = prepareValues(
      Object.fromEntries(
        given.map(([key, value]) => [key, typeof value === 'string' ? value : (objectOf(value).Value ?? '')]),
      ),
    );
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      if (!values.valid) return failed;
      const attributes = call.frame.flowAttributes ?? new Map<string, string>();
      const set = values.read(call);
      if (!fits(attributes, { keys: values.keys, values: set }, limits.attributeBytes)) return failed;
      for (let i = 0; i < set.length; i++) attributes.set(values.keys[i] ?? '', set[i] ?? '');
      call.frame.flowAttributes = attributes;
      call.emit({ type: 'attributes-set', ...call.here, scope: 'flow', keys: values.keys });
      return next;
    };
  },
};
