import type { Json } from '../flow/document.ts';

/** A customer profile: standard fields (`FirstName`, `PhoneNumber`, …), own ones in `Attributes`, objects by type. */
export interface CustomerProfile {
  readonly ProfileId: string;
  readonly fields: Readonly<Record<string, Json>>;
  /** Such as orders, oldest first. */
  readonly objects?: Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>>;
  /** Calculated attributes. */
  readonly calculated?: Readonly<Record<string, string>>;
  /** Further search keys, such as `_orderId`. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

export interface Criterion {
  readonly name: string;
  readonly value: string;
}

/** Customer profiles in memory. */
export class Profiles {
  private readonly byId = new Map<string, CustomerProfile>();
  /** Contacts that were associated, by contact id. */
  readonly associations = new Map<string, string>();
  private created = 0;

  constructor(profiles: readonly CustomerProfile[]) {
    for (const profile of profiles) this.byId.set(profile.ProfileId, profile);
  }

  get all(): readonly CustomerProfile[] {
    return [...this.byId.values()];
  }
  get(id: string): CustomerProfile | undefined {
    return this.byId.get(id);
  }
  find(criteria: readonly Criterion[], how: 'AND' | 'OR'): CustomerProfile[] {
    return this.all.filter((profile) => {
      const meets = ({ name, value }: Criterion): boolean =>
        value !== '' && keysOf(profile, name).includes(value);
      return how === 'AND' ? criteria.every(meets) : criteria.some(meets);
    });
  }
  create(fields: Readonly<Record<string, Json>>): CustomerProfile {
    const profile = { ProfileId: `profile-${++this.created}`, fields };
    this.byId.set(profile.ProfileId, profile);
    return profile;
  }
  update(id: string, fields: Readonly<Record<string, Json>>): CustomerProfile | undefined {
    const profile = this.byId.get(id);
    if (!profile) return undefined;
    const changed = { ...profile, fields: { ...profile.fields, ...fields } };
    this.byId.set(id, changed);
    return changed;
  }
}

/** Source: Customer Profiles API, SearchProfiles: the predefined keys. */
const predefined: Readonly<Record<string, readonly string[]>> = {
  _phone: ['PhoneNumber', 'HomePhoneNumber', 'MobilePhoneNumber', 'BusinessPhoneNumber'],
  _email: ['EmailAddress', 'PersonalEmailAddress', 'BusinessEmailAddress'],
  _account: ['AccountNumber'],
};

function keysOf(profile: CustomerProfile, name: string): readonly Json[] {
  if (name === '_profileId') return [profile.ProfileId];
  if (name === '_fullName') return [`${profile.fields.FirstName ?? ''} ${profile.fields.LastName ?? ''}`];
  const own = profile.keys && Object.hasOwn(profile.keys, name) ? profile.keys[name] : undefined;
  const fields = Object.hasOwn(predefined, name) ? (predefined[name] ?? []) : [name];
  return [...(own ?? []), ...fields.flatMap((field) => profile.fields[field] ?? [])];
}
