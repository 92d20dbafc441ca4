import { always, describeAction, everyChannel } from '../action-spec.ts';
import { atMostOneOf, exactlyOneOf } from '../checks.ts';
import { spokenSpec } from '../spoken.ts';

/** Hands the caller to a Lex bot and branches on the intent that the bot names. */
export const connectParticipantWithLexBot = describeAction({
  type: 'ConnectParticipantWithLexBot',
  block: 'Get customer input (Amazon Lex)',
  category: 'participant',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-connectparticipantwithlexbot.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  // The action page names all four; the Administrator Guide only voice and chat.
  channels: everyChannel,
  next: 'mirror',
  parameters: {
    ...spokenSpec,
    LexV2Bot: { mode: 'any', properties: { AliasArn: { required: true, mode: 'any' } } },
    LexBot: {
      mode: 'any',
      properties: {
        Name: { required: true, mode: 'any' },
        Region: { required: true, mode: 'any' },
        Alias: { required: true, mode: 'any' },
      },
    },
    LexSessionAttributes: { mode: 'any', map: true },
    LexInitializationData: { mode: 'any', properties: { InitialMessage: { mode: 'any' } } },
    LexTimeoutSeconds: { mode: 'any', properties: { Text: { mode: 'any' } } },
  },
  // InputTimeLimitExceeded: in some exports with LexTimeoutSeconds, in others not.
  errors: always({
    required: ['NoMatchingCondition', 'NoMatchingError'],
    optional: ['InputTimeLimitExceeded'],
  }),
  conditions: () => ({ operators: ['Equals'] }),
  check: (p) => [
    ...exactlyOneOf('LexV2Bot', 'LexBot')(p),
    ...atMostOneOf(...Object.keys(spokenSpec))(p),
    ...(spokenOrStarted.some((key) => key in p) ? [] : [`needs one of ${spokenOrStarted.join(', ')}`]),
  ],
  notes: ['Fills $.Lex. Clears the touch-tone buffer.'],
});

// Observed: the service refuses a bot that nothing starts.
const spokenOrStarted = [...Object.keys(spokenSpec), 'LexInitializationData'];
