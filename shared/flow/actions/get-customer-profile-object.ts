import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Exactly, Written } from '../written.ts';

/** Reads an object of a customer profile, such as an order, into `$.Customer`. */
export type GetCustomerProfileObject<S extends string> = Exactly<
  Written<typeof getCustomerProfileObject, S>,
  { readonly profileRequestData: { readonly profileId: string; readonly objectType: string } & Which }
>;

type Which =
  | { readonly useLatest: true; readonly identifierName?: never; readonly identifierValue?: never }
  | { readonly useLatest?: never; readonly identifierName: string; readonly identifierValue: string };

export const getCustomerProfileObject = asSpecified({
  type: 'GetCustomerProfileObject',
  block: 'Customer profiles',
  category: 'interaction',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofileobject.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ProfileRequestData: {
      required: true,
      mode: 'unstated',
      map: true,
      known: {
        ProfileId: { required: true, mode: 'unstated' },
        ObjectType: { required: true, mode: 'unstated' },
        // Assumed: a truth value, as the page draws it.
        UseLatest: { mode: 'unstated', native: 'boolean' },
        IdentifierName: { mode: 'unstated' },
        IdentifierValue: { mode: 'unstated' },
      },
    },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static', list: true, anyShape: true },
  },
  errors: always({ required: ['NoneFoundError', 'NoMatchingError'] }),
  conditions: noConditions,
});
