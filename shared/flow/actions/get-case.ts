import { everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import { type Linked, linkErrors } from '../case-linking.ts';
import type { Exactly, Written } from '../written.ts';

/** Finds a case and puts its fields into `$.Case`. */
export type GetCase<S extends string> = Exactly<Written<typeof getCase, S>, Linked<S>>;

export const getCase = asSpecified({
  type: 'GetCase',
  block: 'Cases',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/getcase.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    LinkContactToCase: { required: true, mode: 'unstated', enum: ['true', 'false'] },
    GetLastUpdatedCase: { required: true, mode: 'unstated', enum: ['true', 'false'] },
    CustomerId: { mode: 'unstated' },
    CaseRequestFields: { mode: 'any', map: true },
    CaseResponseFields: { mode: 'static', list: true, anyShape: true },
  },
  errors: linkErrors('NoMatchingError', 'MultipleFound', 'NoneFound'),
  conditions: noConditions,
});
