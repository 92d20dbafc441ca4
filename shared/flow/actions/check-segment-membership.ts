import { always, describeAction, everyChannel, noConditions } from '../action-spec.ts';

/** Asks whether a customer belongs to a segment, in a campaign. Its parameters were not found. */
export const checkSegmentMembership = describeAction({
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
});
