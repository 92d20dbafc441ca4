import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareFields } from '../looking.ts';
import { prepareText } from '../text.ts';

/**
 * Return: the flow that invoked the module goes on, at the branch that Result names if there is one, and reads Result and ResultData
 * under `$.Modules`. Assumed: until its next module returns.
 */
export const endFlowModuleExecution: SimulatedAction = {
  type: 'EndFlowModuleExecution',
  prepare(plan) {
    const result = prepareText(textOf(plan.parameters.Result));
    const data = prepareFields(plan.parameters.ResultData);
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
      const Result = result.read(call);
      const ResultData = data(call);
      call.frame = caller;
      caller.modules = { Result, ResultData };
      return returns(Result);
    };
  },
};
