import { always, describeAction, noConditions } from '../action-spec.ts';

/** Dials an outbound call now. Without it, the first step that needs the participant dials. */
export const completeOutboundCall = describeAction({
  type: 'CompleteOutboundCall',
  block: 'Call phone number',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-completeoutboundcall.html',
  evidence: 'documented',
  flowKinds: ['OUTBOUND_WHISPER'],
  channels: ['VOICE'],
  next: 'success',
  parameters: {
    CallerId: { mode: 'single', properties: { Number: { mode: 'single' } } },
    VoiceConnector: {
      mode: 'any',
      properties: {
        VoiceConnectorType: { required: true, mode: 'static', enum: ['ChimeConnector'] },
        VoiceConnectorArn: { required: true, mode: 'any' },
        FromUser: { required: true, mode: 'any' },
        ToUser: { required: true, mode: 'any' },
        UserToUserInformation: { mode: 'any' },
      },
    },
    // Voice connector only.
    ConnectionTimeLimitSeconds: { mode: 'any', range: [1, 600] },
  },
  errors: always({}),
  conditions: noConditions,
});
