import { always, everyChannel, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Asks whether a customer belongs to a segment, in a campaign. Its parameters were not found. */
export type CheckSegmentMembership<S extends string> = Written<typeof checkSegmentMembership, S>;

export const checkSegmentMembership = asSpecified({
  type: 'CheckSegmentMembership',
  block: 'Customer profiles (journey flows)',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-customer-profiles.html',
  evidence: 'unverified',
  flowKinds: ['CAMPAIGN'],
  channels: everyChannel,
  next: 'success',
  parameters: {},
  openParameters: true,
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
  notes: [
    'AWS has not published its parameters: people write them in `parameters`, as an export shows them.',
  ],
});
