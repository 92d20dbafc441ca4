import type { SimulatedAction } from '../branch.ts';
import { fieldsOf, keepCustomer, prepareProfile, withProfiles } from '../customer.ts';
import { looked } from '../looking.ts';

/** Changes fields of the profile. Assumed: without ProfileId it is the one that `$.Customer` holds. */
export const updateCustomerProfile: SimulatedAction = {
  type: 'UpdateCustomerProfile',
  prepare(plan) {
    const { fields, asked } = prepareProfile(plan);
    const failed = plan.error('NoMatchingError');
    return withProfiles(plan, (call, profiles) => {
      const { ProfileId, ...changes } = fields(call);
      const changed = profiles.update(ProfileId ?? currentId(call.contact.found?.get('Customer')), changes);
      looked(call, 'profiles', changed ? 'changed' : 'failed');
      return changed ? keepCustomer(call, fieldsOf(changed, asked), { next: plan.next, failed }) : failed;
    });
  },
};

function currentId(customer: unknown): string {
  if (typeof customer !== 'object' || customer === null || !('ProfileId' in customer)) return '';
  return typeof customer.ProfileId === 'string' ? customer.ProfileId : '';
}
