import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Reads calculated attributes of a customer profile, such as an average, into `$.Customer`. */
export type GetCalculatedAttributesForCustomerProfile<S extends string> = Written<
  typeof getCalculatedAttributesForCustomerProfile,
  S
>;

export const getCalculatedAttributesForCustomerProfile = asSpecified({
  type: 'GetCalculatedAttributesForCustomerProfile',
  block: 'Customer profiles',
  category: 'interaction',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcalculatedattributesforcustomerprofile.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ProfileRequestData: {
      required: true,
      mode: 'unstated',
      map: true,
      known: { ProfileId: { required: true, mode: 'unstated' } },
    },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static', list: true, anyShape: true },
  },
  errors: always({ required: ['NoneFoundError', 'NoMatchingError'] }),
  conditions: noConditions,
});
