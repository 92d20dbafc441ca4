import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Links this contact with a customer profile. */
export type AssociateContactToCustomerProfile<S extends string> = Omit<
  Written<typeof associateContactToCustomerProfile, S>,
  // There is nothing to read.
  'profileResponseData'
>;

export const associateContactToCustomerProfile = asSpecified({
  type: 'AssociateContactToCustomerProfile',
  block: 'Customer profiles',
  category: 'interaction',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-associatecontacttocustomerprofile.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ProfileRequestData: {
      required: true,
      mode: 'unstated',
      properties: {
        ProfileId: { required: true, mode: 'unstated' },
        ContactId: { required: true, mode: 'unstated' },
      },
    },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static', list: true, anyShape: true },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
