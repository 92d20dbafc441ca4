import { always, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Puts the text of an e-mail into `$.Email.EmailMessage.Plaintext`. */
export type LoadContactContent<S extends string> = Written<typeof loadContactContent, S>;

export const loadContactContent = asSpecified({
  type: 'LoadContactContent',
  block: 'Get stored content',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/get-stored-content.html',
  evidence: 'unverified',
  flowKinds: everyKind,
  channels: ['EMAIL'],
  next: 'success',
  parameters: { ContentType: { required: true, mode: 'static', enum: ['EmailMessage'] } },
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
