import { always, defineAction, noConditions } from '../action-spec.ts';
import { exactlyOneOf } from '../parameter-groups.ts';
import { type Spoken, spokenParameters, spokenSpec } from '../spoken.ts';

/** Says something that keys do not interrupt. */
export type MessageParticipant<S extends string> = Spoken & {
  readonly type: 'MessageParticipant';
  readonly next: S;
  readonly onError: S;
};

export const messageParticipant = defineAction({
  type: 'MessageParticipant',
  block: 'Play prompt',
  category: 'participant',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-messageparticipant.html',
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
  channels: ['VOICE', 'CHAT', 'TASK'],
  next: 'success',
  parameters: {
    ...spokenSpec,
    SkipWhenDTMFBufferEnabled: { mode: 'static', enum: ['true', 'false'] },
  },
  // Observed: older exports carry no error and the service accepts that.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
  groups: [exactlyOneOf('Text', 'SSML', 'PromptId', 'Media')],
  lower: (s: MessageParticipant<string>) => ({
    type: 'MessageParticipant',
    parameters: spokenParameters(s),
    next: s.next,
    errors: { NoMatchingError: s.onError },
    conditions: [],
  }),
});
