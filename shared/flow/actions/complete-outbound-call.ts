import { always, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Exactly, Written } from '../written.ts';

/** Dials an outbound call now. Without it, the first step that needs the participant dials. */
export type CompleteOutboundCall<S extends string> = Exactly<Whole<S>, ByNumber<S> | ByConnector<S>>;

type Whole<S extends string> = Written<typeof completeOutboundCall, S>;
interface ByNumber<S extends string> {
  readonly callerId?: NonNullable<Whole<S>['callerId']>;
  readonly voiceConnector?: never;
  readonly connectionTimeLimitSeconds?: never;
}
/** With a connector, the caller's id is ignored. */
interface ByConnector<S extends string> {
  readonly voiceConnector: NonNullable<Whole<S>['voiceConnector']>;
  readonly connectionTimeLimitSeconds?: NonNullable<Whole<S>['connectionTimeLimitSeconds']>;
  readonly callerId?: never;
}

export const completeOutboundCall = asSpecified({
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
        VoiceConnectorArn: { required: true, mode: 'any', reference: 'voice-connector' },
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
