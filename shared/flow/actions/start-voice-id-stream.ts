import { always, describeAction, noConditions } from '../action-spec.ts';

/** Starts to listen for Voice ID. The service ended on 2026-05-20; the type is still accepted. */
export const startVoiceIdStream = describeAction({
  type: 'StartVoiceIdStream',
  block: 'Set Voice ID',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-startvoiceidstream.html',
  evidence: 'documented',
  flowKinds: [
    'CONTACT_FLOW',
    'CUSTOMER_QUEUE',
    'CUSTOMER_WHISPER',
    'AGENT_WHISPER',
    'OUTBOUND_WHISPER',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
  ],
  channels: ['VOICE'],
  next: 'success',
  parameters: {},
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
