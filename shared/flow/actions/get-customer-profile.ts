import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Finds a customer profile and puts its fields into `$.Customer`. */
export const getCustomerProfile = describeAction({
  type: 'GetCustomerProfile',
  block: 'Customer profiles',
  category: 'interaction',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofile.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ProfileRequestData: { required: true, mode: 'unstated', map: true },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static' },
  },
  errors: always({ required: ['MultipleFoundError', 'NoneFoundError', 'NoMatchingError'] }),
  conditions: noConditions,
  notes: ['At most 14,000 characters of profile data in one flow.'],
});
