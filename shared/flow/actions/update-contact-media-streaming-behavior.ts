import { always, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Starts or stops the live copy of the caller's audio to a Kinesis video stream. */
export type UpdateContactMediaStreamingBehavior<S extends string> = Written<
  typeof updateContactMediaStreamingBehavior,
  S
>;

export const updateContactMediaStreamingBehavior = asSpecified({
  type: 'UpdateContactMediaStreamingBehavior',
  block: 'Start media streaming, Stop media streaming',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactmediastreamingbehavior.html',
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
  parameters: {
    MediaStreamingState: { required: true, mode: 'static', enum: ['Enabled', 'Disabled'] },
    Participants: {
      required: true,
      mode: 'static',
      items: {
        ParticipantType: { required: true, mode: 'static', enum: ['Customer'] },
        MediaDirections: { required: true, mode: 'static', list: true, enum: ['From', 'To'] },
      },
    },
    MediaStreamType: { required: true, mode: 'static', enum: ['Audio'] },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
