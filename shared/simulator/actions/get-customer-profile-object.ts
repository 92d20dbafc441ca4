import { isTrue, objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { keepCustomer, prepareProfile, withProfiles } from '../customer.ts';
import { looked } from '../looking.ts';
import { prepareText } from '../text.ts';

/**
 * Reads one object of a profile, such as an order, into `$.Customer.ObjectAttributes`. Assumed: without UseLatest the object is the
 * one whose field IdentifierName is IdentifierValue.
 */
export const getCustomerProfileObject: SimulatedAction = {
  type: 'GetCustomerProfileObject',
  prepare(plan) {
    const request = objectOf(plan.parameters.ProfileRequestData);
    const { fields } = prepareProfile(plan);
    const type = prepareText(textOf(request.ObjectType));
    const latest = isTrue(request.UseLatest);
    const failed = plan.error('NoMatchingError');
    const none = plan.error('NoneFoundError');
    return withProfiles(plan, (call, profiles) => {
      const { ProfileId = '', IdentifierName = '', IdentifierValue = '' } = fields(call);
      const objects = profiles.get(ProfileId)?.objects ?? {};
      const kind = type.read(call);
      const list = Object.hasOwn(objects, kind) ? (objects[kind] ?? []) : [];
      const found = latest ? list.at(-1) : list.find((object) => object[IdentifierName] === IdentifierValue);
      looked(call, 'profiles', found ? 'found' : 'none');
      return found ? keepCustomer(call, { ObjectAttributes: found }, { next: plan.next, failed }) : none;
    });
  },
};
