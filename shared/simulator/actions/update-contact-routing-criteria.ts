import type { SimulatedAction } from '../branch.ts';
import { prepareRoutingCriteria } from './update-routing-criteria.ts';

/** The name under which the console exports UpdateRoutingCriteria. Observed: exports. */
export const updateContactRoutingCriteria: SimulatedAction = {
  type: 'UpdateContactRoutingCriteria',
  prepare: prepareRoutingCriteria,
};
