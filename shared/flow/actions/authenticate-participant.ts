import { always, answers } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Lets a chat customer sign in. */
export type AuthenticateParticipant<S extends string> = Written<typeof authenticateParticipant, S>;

export const authenticateParticipant = asSpecified({
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
      properties: {
        UserPoolArn: { required: true, mode: 'unstated', reference: 'user-pool' },
        AppClientId: { required: true, mode: 'unstated', reference: 'app-client' },
      },
    },
    CustomerProfilesConfiguration: { mode: 'unstated', properties: { ObjectTypeName: { mode: 'unstated' } } },
    // Source: Administrator Guide, authenticate-customer.
    TimeLimitMinutes: { required: true, mode: 'unstated', range: [3, 15] },
  },
  // Not verified: nothing says which errors must be there.
  errors: always({ optional: ['TimeLimitExceeded', 'NoMatchingError'] }),
  conditions: answers('OptedOut'),
});
