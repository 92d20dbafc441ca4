import { always, answers, everyKind } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Who or what answered an outbound campaign call. */
export type CheckOutboundCallStatus<S extends string> = Written<typeof checkOutboundCallStatus, S>;

export const checkOutboundCallStatus = asSpecified({
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
  conditions: answers('CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'),
});
