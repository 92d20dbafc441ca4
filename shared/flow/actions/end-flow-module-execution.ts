import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import { ends } from '../lowering.ts';

/** Returns from a module to the flow that called it. */
export interface EndFlowModuleExecution {
  readonly type: 'EndFlowModuleExecution';
}

export const endFlowModuleExecution = defineAction({
  type: 'EndFlowModuleExecution',
  block: 'Return',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/endflowmoduleexecution.html',
  evidence: 'documented',
  flowKinds: ['MODULE'],
  channels: everyChannel,
  next: 'none',
  parameters: {
    // Exported by the designer for custom blocks; one tester saw the API refuse them.
    Result: { mode: 'static', undocumented: true },
    ResultData: { mode: 'unstated', undocumented: true },
  },
  errors: always({}),
  conditions: noConditions,
  lower: (_: EndFlowModuleExecution) => ends('EndFlowModuleExecution'),
});
