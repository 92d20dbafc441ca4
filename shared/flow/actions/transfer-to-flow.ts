import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';
import type { Reference } from '../references.ts';

/** Goes on at the start of another flow. Contact attributes and settings stay; flow attributes and loop counts do not. */
export interface TransferToFlow<S extends string> {
  readonly type: 'TransferToFlow';
  readonly flow: Reference<'flow'>;
  readonly onError: S;
}

export const transferToFlow = defineAction({
  type: 'TransferToFlow',
  block: 'Transfer to flow',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-transfertoflow.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'mirror',
  parameters: { ContactFlowId: { required: true, mode: 'single', reference: 'flow' } },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  lower: (s: TransferToFlow<string>) =>
    goesOn('TransferToFlow', { ContactFlowId: s.flow }, { next: s.onError, onError: s.onError }),
});
