import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Links this contact with a customer profile. */
export const associateContactToCustomerProfile = describeAction({
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
      properties: { ProfileId: { mode: 'unstated' }, ContactId: { mode: 'unstated' } },
    },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static' },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
