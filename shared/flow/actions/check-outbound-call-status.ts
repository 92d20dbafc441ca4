import { always, describeAction, everyKind } from '../action-spec.ts';

/** Who or what answered an outbound campaign call. */
export const checkOutboundCallStatus = describeAction({
  type: 'CheckOutboundCallStatus',
  block: 'Check call progress',
  category: 'flowControl',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkoutboundcallstatus.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: ['VOICE'],
  next: 'mirror',
  parameters: {},
  errors: always({ required: ['NoMatchingError'] }),
  conditions: () => ({
    operators: ['Equals'],
    operands: ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'],
  }),
});
