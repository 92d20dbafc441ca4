import { everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import { type Linked, linkErrors } from '../case-linking.ts';
import type { Exactly, Written } from '../written.ts';

/** Opens a case and, if asked, links this contact with it. */
export type CreateCase<S extends string> = Exactly<Written<typeof createCase, S>, Linked<S>>;

export const createCase = asSpecified({
  type: 'CreateCase',
  block: 'Cases',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createcase.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    LinkContactToCase: { required: true, mode: 'unstated', enum: ['true', 'false'] },
    CaseTemplateId: { required: true, mode: 'unstated', reference: 'case-template' },
    CaseRequestFields: { mode: 'any', map: true },
  },
  errors: linkErrors('NoMatchingError'),
  conditions: noConditions,
  notes: [
    'A case needs `customer_id` (the ARN of a customer profile) and `title` among its fields; without them the error branch is taken (<https://docs.aws.amazon.com/cases/latest/APIReference/API_CreateCase.html>).',
  ],
});
