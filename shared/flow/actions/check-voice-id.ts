import { always } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Json } from '../document.ts';
import type { Exactly, Written } from '../written.ts';

/** What Voice ID knows of the caller's voice. The service ended on 2026-05-20. */
export type CheckVoiceId<S extends string> = {
  [O in keyof Answers]: Exactly<
    Written<typeof checkVoiceId, S>,
    { readonly checkVoiceIdOption: O; readonly on: { readonly [A in Answers[O][number]]: S } }
  >;
}[keyof Answers];

/** The page spells them with spaces. Observed: exports, for voiceAuthentication; the other two are inferred from it. */
const answersTo = {
  enrollmentStatus: ['Enrolled', 'NotEnrolled', 'OptedOut'],
  voiceAuthentication: ['Authenticated', 'NotAuthenticated', 'Inconclusive', 'NotEnrolled', 'OptedOut'],
  fraudDetection: ['HighRisk', 'LowRisk', 'Inconclusive'],
} as const;
type Answers = typeof answersTo;

export const checkVoiceId = asSpecified({
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
  notes: [
    'The service ended on 2026-05-20. Observed: an instance without it refused every answer that a tester tried.',
  ],
});

function operandsOf(option: Json | undefined): readonly string[] {
  if (option === 'enrollmentStatus' || option === 'fraudDetection') return answersTo[option];
  return answersTo.voiceAuthentication;
}
