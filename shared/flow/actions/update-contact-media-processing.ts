import { always, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Sends chat messages through a function of ours before anybody sees them. */
export type UpdateContactMediaProcessing<S extends string> = Written<typeof updateContactMediaProcessing, S>;

export const updateContactMediaProcessing = asSpecified({
  type: 'UpdateContactMediaProcessing',
  block: 'Set recording, analytics and processing behavior',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactmediaprocessing.html',
  evidence: 'documented',
  // The page does not say; no kind is ruled out.
  flowKinds: everyKind,
  channels: ['CHAT'],
  next: 'success',
  parameters: {
    ChatProcessor: {
      required: true,
      mode: 'static',
      properties: {
        ProcessingEnabled: { required: true, mode: 'static', enum: ['True', 'False'] },
        LambdaProcessorARN: { required: true, mode: 'static', reference: 'function' },
        ChatProcessorSettings: {
          mode: 'static',
          properties: { DeliverUnprocessedMessages: { mode: 'static', enum: ['True', 'False'] } },
        },
      },
    },
  },
  // The page lists ChannelMismatch and does not say whether it must be there.
  errors: always({ required: ['NoMatchingError'], optional: ['ChannelMismatch'] }),
  conditions: noConditions,
});
