import { limits } from '../../flow/document.ts';
import { jumped, type SimulatedAction, textOf } from '../branch.ts';
import { moduleFrame } from '../frame.ts';
import { prepareText } from '../text.ts';

/**
 * Runs a module and goes on. Contact attributes are shared; the caller's `$.External`, stored input, flow attributes and counters
 * are out of sight meanwhile and back afterwards. Source: Administrator Guide, contact-flow-modules.
 */
export const invokeFlowModule: SimulatedAction = {
  type: 'InvokeFlowModule',
  prepare(plan) {
    const named = prepareText(textOf(plan.parameters.FlowModuleId));
    const { next, choose, hasConditions } = plan;
    const failed = plan.error('NoMatchingError');
    const otherwise = hasConditions ? plan.error('NoMatchingCondition') : next;
    return (call) => {
      const module = call.centre.flow(named.fixed ?? named.read(call));
      if (!module || call.frame.depth >= limits.moduleNesting) return failed;
      call.emit({ type: 'module-entered', ...call.here, module: module.name });
      const { step } = call;
      call.frame = moduleFrame(module, call.frame, (result) => {
        call.step = step;
        return hasConditions ? (choose(result, call) ?? otherwise) : next;
      });
      call.jump = module.start;
      return jumped;
    };
  },
};
