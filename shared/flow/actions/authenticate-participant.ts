import { always, describeAction } from '../action-spec.ts';

/** Lets a chat customer sign in. */
export const authenticateParticipant = describeAction({
  type: 'AuthenticateParticipant',
  block: 'Authenticate Customer',
  category: 'participant',
  source: 'https://github.com/fitthejob/connect-flow-builder',
  evidence: 'unverified',
  flowKinds: ['CONTACT_FLOW'],
  channels: ['CHAT'],
  next: 'success',
  parameters: {
    CognitoConfiguration: {
      required: true,
      mode: 'unstated',
      properties: { UserPoolArn: { mode: 'unstated' }, AppClientId: { mode: 'unstated' } },
    },
    CustomerProfilesConfiguration: { mode: 'unstated', properties: { ObjectTypeName: { mode: 'unstated' } } },
    TimeLimitMinutes: { required: true, mode: 'unstated' },
  },
  // Not verified: nothing says which errors must be there.
  errors: always({ optional: ['TimeLimitExceeded', 'NoMatchingError'] }),
  conditions: () => ({ operators: ['Equals'], operands: ['OptedOut'] }),
});
