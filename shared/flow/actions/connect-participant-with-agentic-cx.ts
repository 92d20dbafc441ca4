import { always, describeAction, everyChannel } from '../action-spec.ts';

/** Hands the caller to an agentic assistant and branches on how that ended. */
export const connectParticipantWithAgenticCX = describeAction({
  type: 'ConnectParticipantWithAgenticCX',
  block: 'Agentic CX',
  category: 'participant',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/testing-language-events-flow-action-completed.html',
  evidence: 'unverified',
  // Assumed: inbound only; no page says.
  flowKinds: ['CONTACT_FLOW'],
  channels: everyChannel,
  next: 'mirror',
  parameters: {
    AgentConfiguration: {
      required: true,
      mode: 'any',
      properties: {
        WorkspaceId: { mode: 'any' },
        ApplicationId: { mode: 'any' },
        Alias: { mode: 'any' },
        ContextVariables: { mode: 'any', map: true },
      },
    },
    // One tester calls the next two required; no page says.
    SpeechRecognitionConfiguration: {
      mode: 'static',
      properties: { SpeechRecognitionEngine: { mode: 'static' } },
    },
    AudioFillerConfiguration: { mode: 'static', map: true },
  },
  errors: always({ required: ['NoMatchingError', 'NoMatchingCondition', 'InputTimeLimitExceeded'] }),
  conditions: () => ({ operators: ['Equals'], operands: ['Escalation'] }),
});
