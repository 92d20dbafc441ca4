import { always, defineAction } from '../action-spec.ts';
import { type Spoken, spokenParameters, spokenSpec } from '../spoken.ts';

/**
 * Says messages in turn, for as long as somebody waits. It ends only by something outside the flow, or by
 * `onInterrupt` every so many seconds.
 */
export type MessageParticipantIteratively<S extends string> = {
  readonly type: 'MessageParticipantIteratively';
  readonly messages: readonly Spoken[];
  readonly onError: S;
} & (
  | { readonly interruptEverySeconds: number; readonly onInterrupt: S }
  | { readonly interruptEverySeconds?: never; readonly onInterrupt?: never }
);

export const messageParticipantIteratively = defineAction({
  type: 'MessageParticipantIteratively',
  block: 'Loop prompts',
  category: 'participant',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-messageparticipantiteratively.html',
  evidence: 'documented',
  flowKinds: ['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD'],
  channels: ['VOICE'],
  next: 'mirror',
  parameters: {
    Messages: { required: true, mode: 'any', items: spokenSpec },
    InterruptFrequencySeconds: { mode: 'static' },
    ContinueMessagingDuringInterrupt: { mode: 'static', enum: ['true', 'false'], undocumented: true },
  },
  // Older exports carry none, and the service accepts that.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: () => ({ operators: ['Equals'], operands: ['MessagesInterrupted'] }),
  lower: (s: MessageParticipantIteratively<string>) => ({
    type: 'MessageParticipantIteratively',
    parameters: {
      Messages: s.messages.map(spokenParameters),
      ...(s.interruptEverySeconds !== undefined && {
        InterruptFrequencySeconds: String(s.interruptEverySeconds),
      }),
    },
    next: s.onError,
    errors: { NoMatchingError: s.onError },
    conditions:
      s.onInterrupt === undefined
        ? []
        : [{ operator: 'Equals', operands: ['MessagesInterrupted'], next: s.onInterrupt }],
  }),
});
