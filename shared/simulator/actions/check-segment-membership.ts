import { stopsByName } from '../stops-by-name.ts';

/** Belongs to campaign flows, whose blocks AWS has not documented. */
export const checkSegmentMembership = stopsByName(
  'CheckSegmentMembership',
  'whose parameters AWS has not documented. Leave it out of simulated calls',
);
