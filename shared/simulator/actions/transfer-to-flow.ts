import { jumped, type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/** Goes to the start of another flow. Flow attributes and loop counters stay behind; NextAction is a copy of the error branch. */
export const transferToFlow: SimulatedAction = {
  type: 'TransferToFlow',
  prepare(plan) {
    const named = prepareText(textOf(plan.parameters.ContactFlowId));
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const flow = call.centre.flow(named.fixed ?? named.read(call));
      if (!flow) return failed;
      const { at, contactId } = call.here;
      call.emit({ type: 'transferred', at, contactId, to: 'flow', name: flow.name });
      call.jumpTo(flow);
      return jumped;
    };
  },
};
