import { always, describeAction } from '../action-spec.ts';
import type { Json } from '../document.ts';

/** What Voice ID knows of the caller's voice. The service ended on 2026-05-20. */
export const checkVoiceId = describeAction({
  type: 'CheckVoiceId',
  block: 'Check Voice ID',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkvoiceid.html',
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
  next: 'mirror',
  parameters: {
    CheckVoiceIdOption: {
      required: true,
      mode: 'static',
      enum: ['enrollmentStatus', 'voiceAuthentication', 'fraudDetection'],
    },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: (p) => ({ operators: ['Equals'], operands: operandsOf(p.CheckVoiceIdOption) }),
});

/** The page spells them with spaces. Observed: exports, for voiceAuthentication; the other two are inferred from it. */
function operandsOf(option: Json | undefined): readonly string[] {
  if (option === 'enrollmentStatus') return ['Enrolled', 'NotEnrolled', 'OptedOut'];
  if (option === 'fraudDetection') return ['HighRisk', 'LowRisk', 'Inconclusive'];
  return ['Authenticated', 'NotAuthenticated', 'Inconclusive', 'NotEnrolled', 'OptedOut'];
}
