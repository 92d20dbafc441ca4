import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import { ends } from '../lowering.ts';

/** Ends the flow without hanging up: whatever started it goes on (queue, whisper, hold). */
export interface EndFlowExecution {
  readonly type: 'EndFlowExecution';
}

export const endFlowExecution = defineAction({
  type: 'EndFlowExecution',
  block: 'End flow / Resume',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-endflowexecution.html',
  evidence: 'documented',
  flowKinds: ['CUSTOMER_QUEUE', 'CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'],
  channels: everyChannel,
  next: 'none',
  parameters: {},
  errors: always({}),
  conditions: noConditions,
  lower: (_: EndFlowExecution) => ends('EndFlowExecution'),
});
