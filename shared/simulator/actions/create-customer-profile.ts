import type { SimulatedAction } from '../branch.ts';
import { fieldsOf, keepCustomer, prepareProfile, withProfiles } from '../customer.ts';
import { looked } from '../looking.ts';

/** Creates a profile of the fields given; it is then the customer of this contact. */
export const createCustomerProfile: SimulatedAction = {
  type: 'CreateCustomerProfile',
  prepare(plan) {
    const { fields, asked } = prepareProfile(plan);
    const failed = plan.error('NoMatchingError');
    return withProfiles(plan, (call, profiles) => {
      const created = profiles.create(fields(call));
      looked(call, 'profiles', 'changed');
      return keepCustomer(call, fieldsOf(created, asked), { next: plan.next, failed });
    });
  },
};
