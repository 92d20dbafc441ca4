import type { SimulatedAction } from '../branch.ts';
import { fieldsOf, keepCustomer, prepareSearch, withProfiles } from '../customer.ts';
import { looked, namesOf } from '../looking.ts';

/** Finds one profile by up to five keys and puts the fields asked for into `$.Customer`. */
export const getCustomerProfile: SimulatedAction = {
  type: 'GetCustomerProfile',
  prepare(plan) {
    const search = prepareSearch(plan);
    const asked = namesOf(plan.parameters.ProfileResponseData);
    const failed = plan.error('NoMatchingError');
    const none = plan.error('NoneFoundError');
    const several = plan.error('MultipleFoundError');
    return withProfiles(plan, (call, profiles) => {
      const { criteria, how } = search(call);
      // Source: Developer Guide, GetCustomerProfile: one to five criteria.
      if (criteria.length === 0 || criteria.length > 5) return failed;
      const found = profiles.find(criteria, how);
      const [first] = found;
      looked(call, 'profiles', !first ? 'none' : found.length > 1 ? 'several' : 'found');
      if (!first) return none;
      if (found.length > 1) return several;
      return keepCustomer(call, fieldsOf(first, asked), { next: plan.next, failed });
    });
  },
};
