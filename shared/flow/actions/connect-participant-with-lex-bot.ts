import { always, defineAction, everyChannel } from '../action-spec.ts';
import { atMostOneOf, exactlyOneOf, someOf } from '../parameter-groups.ts';
import type { JsonPath } from '../paths.ts';
import type { Reference } from '../references.ts';
import { type Spoken, spokenParameters, spokenSpec } from '../spoken.ts';

/** Hands the caller to a Lex V2 bot and branches on the intent that the bot names. Clears the touch-tone buffer. */
export type ConnectParticipantWithLexBot<S extends string> = {
  readonly type: 'ConnectParticipantWithLexBot';
  readonly bot: Reference<'bot'> | JsonPath;
  readonly sessionAttributes?: Readonly<Record<string, string>>;
  /** Intent → step. */
  readonly on: Readonly<Record<string, S>>;
  readonly otherwise: S;
  readonly onError: S;
} & (Spoken | Begun) &
  (Patient | Waiting<S>);

/** In a chat, the bot begins with what the customer wrote: `$.Media.InitialMessage`. */
type Begun = { readonly initialMessage: string } & { readonly [K in keyof Spoken]?: never };

interface Patient {
  readonly chatIdleSeconds?: never;
  readonly onTimeout?: never;
}
/** In a chat, how long a silent customer is waited for. Source: Administrator Guide: 60 s to 7 days. */
interface Waiting<S extends string> {
  readonly chatIdleSeconds: number;
  readonly onTimeout: S;
}

export const connectParticipantWithLexBot = defineAction({
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
    LexV2Bot: { mode: 'any', properties: { AliasArn: { required: true, mode: 'any', reference: 'bot' } } },
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
  groups: [
    exactlyOneOf('LexV2Bot', 'LexBot'),
    atMostOneOf(...Object.keys(spokenSpec)),
    // Observed: the service refuses a bot that nothing starts.
    someOf(...Object.keys(spokenSpec), 'LexInitializationData'),
  ],
  notes: [
    'Fills $.Lex. Clears the touch-tone buffer.',
    'A `LexBot` is read and not written: Lex V1 ended on 2025-09-15 (<https://docs.aws.amazon.com/lex/latest/dg/API_Operations.html>).',
  ],
  lower: (s: ConnectParticipantWithLexBot<string>) => ({
    type: 'ConnectParticipantWithLexBot',
    parameters: {
      ...spokenParameters(s),
      ...('initialMessage' in s && { LexInitializationData: { InitialMessage: s.initialMessage } }),
      LexV2Bot: { AliasArn: s.bot },
      ...(s.sessionAttributes !== undefined && { LexSessionAttributes: s.sessionAttributes }),
      ...(s.chatIdleSeconds !== undefined && { LexTimeoutSeconds: { Text: String(s.chatIdleSeconds) } }),
    },
    next: s.onError,
    errors: {
      ...(s.onTimeout !== undefined && { InputTimeLimitExceeded: s.onTimeout }),
      NoMatchingCondition: s.otherwise,
      NoMatchingError: s.onError,
    },
    conditions: Object.entries(s.on).map(([intent, next]) => ({
      operator: 'Equals',
      operands: [intent],
      next,
    })),
  }),
});
