import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Reads calculated attributes of a customer profile, such as an average, into `$.Customer`. */
export const getCalculatedAttributesForCustomerProfile = describeAction({
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
    ProfileRequestData: { required: true, mode: 'unstated', map: true },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static' },
  },
  errors: always({ required: ['NoneFoundError', 'NoMatchingError'] }),
  conditions: noConditions,
});
