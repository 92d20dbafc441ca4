import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/** Return: the flow that invoked the module goes on, at the branch that Result names if there is one. */
export const endFlowModuleExecution: SimulatedAction = {
  type: 'EndFlowModuleExecution',
  prepare(plan) {
    const result = prepareText(textOf(plan.parameters.Result));
    return (call) => {
      const { frame } = call;
      const { caller, returns } = frame;
      if (!caller || !returns) {
        return call.stop(
          'not-in-a-module',
          `Step "${plan.id}" returns from a module, and no flow invoked this one as a module. End a flow with EndFlowExecution or DisconnectParticipant.`,
        );
      }
      const { at, contactId } = call.here;
      call.emit({ type: 'module-left', at, contactId, flow: caller.flow.name, module: frame.flow.name });
      call.frame = caller;
      return returns(result.read(call));
    };
  },
};
