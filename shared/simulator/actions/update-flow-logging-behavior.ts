import { type SimulatedAction, textOf } from '../branch.ts';

/** Flow logs on or off, for this contact and the segments after it. */
export const updateFlowLoggingBehavior: SimulatedAction = {
  type: 'UpdateFlowLoggingBehavior',
  prepare(plan) {
    const enabled = textOf(plan.parameters.FlowLoggingBehavior) === 'Enabled';
    return (call) => {
      call.contact.logging = enabled;
      call.emit({ type: 'logging-changed', ...call.here, enabled });
      return plan.next;
    };
  },
};
