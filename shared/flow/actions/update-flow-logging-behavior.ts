import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { onlyGoesOn } from '../lowering.ts';

/** Turns the flow log on or off, for this contact and the segments that follow from it. Off before card digits. */
export interface UpdateFlowLoggingBehavior<S extends string> {
  readonly type: 'UpdateFlowLoggingBehavior';
  readonly logging: 'Enabled' | 'Disabled';
  readonly next: S;
}

export const updateFlowLoggingBehavior = defineAction({
  type: 'UpdateFlowLoggingBehavior',
  block: 'Set logging behavior',
  category: 'flowControl',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateflowloggingbehavior.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: { FlowLoggingBehavior: { required: true, mode: 'static', enum: ['Enabled', 'Disabled'] } },
  // Observed: NoMatchingError is refused ("Invalid Action error").
  errors: always({}),
  conditions: noConditions,
  lower: (s: UpdateFlowLoggingBehavior<string>) =>
    onlyGoesOn('UpdateFlowLoggingBehavior', { FlowLoggingBehavior: s.logging }, s.next),
});
