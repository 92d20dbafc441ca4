import type { SimulatedAction } from '../branch.ts';
import { keepCustomer, prepareProfile, withProfiles } from '../customer.ts';
import { looked } from '../looking.ts';

/** Reads calculated attributes into `$.Customer.CalculatedAttributes`. */
export const getCalculatedAttributesForCustomerProfile: SimulatedAction = {
  type: 'GetCalculatedAttributesForCustomerProfile',
  prepare(plan) {
    const { asked, profile } = prepareProfile(plan);
    const failed = plan.error('NoMatchingError');
    const none = plan.error('NoneFoundError');
    return withProfiles(plan, (call, profiles) => {
      const calculated = profile(call, profiles)?.calculated ?? {};
      const found = Object.entries(calculated).filter(([key]) => asked.length === 0 || asked.includes(key));
      looked(call, 'profiles', found.length > 0 ? 'found' : 'none');
      if (found.length === 0) return none;
      const CalculatedAttributes = Object.fromEntries(found);
      return keepCustomer(call, { CalculatedAttributes }, { next: plan.next, failed });
    });
  },
};
