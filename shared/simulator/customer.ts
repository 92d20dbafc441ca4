import type { Json, JsonObject } from '../flow/document.ts';
import { type Branch, objectOf, type StepPlan, textOf } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import { looked, namesOf, prepareFields } from './looking.ts';
import type { Criterion, CustomerProfile, Profiles } from './profiles.ts';

/** Source: Administrator Guide, customer profiles block: characters of profile data in one flow. */
const mostCharacters = 14_000;

/** Puts the fields that a step asked for into `$.Customer`, beside what is there; the error branch when that is too much. */
export function keepCustomer(
  call: LiveCall,
  fields: Readonly<Record<string, Json>>,
  { next, failed }: { readonly next: Branch; readonly failed: Branch },
): Branch {
  const known = call.contact.found?.get('Customer');
  // Only this function writes `Customer`, always an object of JSON.
  const customer = { ...(known as JsonObject | undefined), ...fields };
  if (JSON.stringify(customer).length > mostCharacters) return failed;
  call.contact.find('Customer', customer);
  return next;
}

/** ProfileId is always there; own attributes are under `Attributes`. Assumed: an empty list asks for every field. */
export function fieldsOf(profile: CustomerProfile, asked: readonly string[]): Record<string, Json> {
  const names = asked.length > 0 ? asked : Object.keys(profile.fields);
  const found: Record<string, Json> = { ProfileId: profile.ProfileId };
  for (const name of names) {
    const value = Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** A step that works on one profile by its id, or by one key and value where the block allows that. */
export function prepareProfile(plan: StepPlan): {
  readonly fields: (call: LiveCall) => Record<string, string>;
  readonly asked: readonly string[];
  readonly profile: (call: LiveCall, profiles: Profiles) => CustomerProfile | undefined;
} {
  const request = objectOf(plan.parameters.ProfileRequestData);
  const fields = prepareFields(request);
  return {
    fields,
    asked: namesOf(plan.parameters.ProfileResponseData),
    profile(call, profiles) {
      const { ProfileId, IdentifierName, IdentifierValue } = fields(call);
      if (ProfileId !== undefined) return profiles.get(ProfileId);
      return profiles.find([{ name: IdentifierName ?? '', value: IdentifierValue ?? '' }], 'AND')[0];
    },
  };
}

/** What a profile is searched by. Observed: the page misspells IdentiferValue; older exports give PhoneNumber or EmailAddress. */
export function prepareSearch(
  plan: StepPlan,
): (call: LiveCall) => { criteria: Criterion[]; how: 'AND' | 'OR' } {
  const request = objectOf(plan.parameters.ProfileRequestData);
  const list = Array.isArray(request.SearchCriteria) ? request.SearchCriteria : [request];
  const readers = list.map((item) => prepareFields(objectOf(item)));
  const how = textOf(request.LogicalOperator) === 'OR' ? 'OR' : 'AND';
  return (call) => ({
    how,
    criteria: readers.flatMap((read): Criterion[] => {
      const { IdentifierName, IdentifierValue, IdentiferValue, PhoneNumber, EmailAddress, ProfileId } =
        read(call);
      if (IdentifierName !== undefined)
        return [{ name: IdentifierName, value: IdentifierValue ?? IdentiferValue ?? '' }];
      if (PhoneNumber !== undefined) return [{ name: '_phone', value: PhoneNumber }];
      if (EmailAddress !== undefined) return [{ name: '_email', value: EmailAddress }];
      return ProfileId === undefined ? [] : [{ name: '_profileId', value: ProfileId }];
    }),
  });
}

/** Runs with the profiles of the centre; the error branch where there are none. */
export function withProfiles(
  plan: StepPlan,
  run: (call: LiveCall, profiles: Profiles) => Branch,
): (call: LiveCall) => Branch {
  const failed = plan.error('NoMatchingError');
  return (call) => {
    const { profiles } = call.centre;
    if (profiles) return run(call, profiles);
    looked(call, 'profiles', 'failed');
    return failed;
  };
}
