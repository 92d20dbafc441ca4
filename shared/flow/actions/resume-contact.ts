import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Takes up a contact that was paused. */
export type ResumeContact<S extends string> = Written<typeof resumeContact, S>;

export const resumeContact = asSpecified({
  type: 'ResumeContact',
  block: 'Resume contact',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactresumecontact.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {},
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
