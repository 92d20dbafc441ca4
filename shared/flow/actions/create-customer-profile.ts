import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Creates a customer profile. */
export const createCustomerProfile = describeAction({
  type: 'CreateCustomerProfile',
  block: 'Customer profiles',
  category: 'interaction',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-createcustomerprofile.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ProfileRequestData: { required: true, mode: 'unstated', map: true },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static' },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
