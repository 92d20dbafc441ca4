import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Linked } from '../case-linking.ts';
import type { Exactly, Written } from '../written.ts';

/** Changes fields of a case and, if asked, links this contact with it. */
export type UpdateCase<S extends string> = Exactly<Written<typeof updateCase, S>, Linked<S>>;

export const updateCase = asSpecified({
  type: 'UpdateCase',
  block: 'Cases',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/updatecase.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    LinkContactToCase: { required: true, mode: 'unstated', enum: ['true', 'false'] },
    CaseId: { required: true, mode: 'unstated' },
    CaseRequestFields: { mode: 'any', map: true },
  },
  // The page does not say whether ContactNotLinked must be there.
  errors: always({ required: ['NoMatchingError'], optional: ['ContactNotLinked'] }),
  conditions: noConditions,
});
