import { always, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Joins this chat with an earlier one, so that its messages are there. */
export type CreatePersistentContactAssociation<S extends string> = Written<
  typeof createPersistentContactAssociation,
  S
>;

export const createPersistentContactAssociation = asSpecified({
  type: 'CreatePersistentContactAssociation',
  block: 'Create persistent contact association',
  category: 'contact',
  source: 'https://github.com/fitthejob/connect-flow-builder',
  evidence: 'unverified',
  flowKinds: everyKind,
  channels: ['CHAT'],
  next: 'success',
  parameters: {
    RehydrationType: { required: true, mode: 'static', enum: ['ENTIRE_PAST_SESSION', 'FROM_SEGMENT'] },
    SourceContactId: { required: true, mode: 'any' },
  },
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
