import { objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { withProfiles } from '../customer.ts';
import { looked } from '../looking.ts';
import { prepareText } from '../text.ts';

/** Links a contact, as a rule this one, with a customer profile. */
export const associateContactToCustomerProfile: SimulatedAction = {
  type: 'AssociateContactToCustomerProfile',
  prepare(plan) {
    const request = objectOf(plan.parameters.ProfileRequestData);
    const profileId = prepareText(textOf(request.ProfileId));
    const contactId = prepareText(textOf(request.ContactId) || '$.ContactId');
    const failed = plan.error('NoMatchingError');
    return withProfiles(plan, (call, profiles) => {
      const profile = profiles.get(profileId.read(call));
      looked(call, 'profiles', profile ? 'changed' : 'failed');
      if (!profile) return failed;
      profiles.associations.set(contactId.read(call), profile.ProfileId);
      return plan.next;
    });
  },
};
