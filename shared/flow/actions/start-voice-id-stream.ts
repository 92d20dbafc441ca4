import { always, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Starts to listen for Voice ID. The service ended on 2026-05-20; the type is still accepted. */
export type StartVoiceIdStream<S extends string> = Written<typeof startVoiceIdStream, S>;

export const startVoiceIdStream = asSpecified({
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
  notes: [
    'The service ended on 2026-05-20. Observed: the action is still accepted at create, probe 2026-10-05.',
  ],
});
