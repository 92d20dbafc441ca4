import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Changes a customer profile. */
export type UpdateCustomerProfile<S extends string> = Written<typeof updateCustomerProfile, S>;

export const updateCustomerProfile = asSpecified({
  type: 'UpdateCustomerProfile',
  block: 'Customer profiles',
  category: 'interaction',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-updatecustomerprofile.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ProfileRequestData: { required: true, mode: 'unstated', map: true },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static', list: true, anyShape: true },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
