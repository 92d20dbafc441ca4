import { always, answers, everyChannel } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Hands the caller to an agentic assistant and branches on how that ended. */
export type ConnectParticipantWithAgenticCX<S extends string> = Written<
  typeof connectParticipantWithAgenticCX,
  S
>;

export const connectParticipantWithAgenticCX = asSpecified({
  type: 'ConnectParticipantWithAgenticCX',
  block: 'Agentic CX',
  category: 'participant',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/testing-language-events-flow-action-completed.html',
  evidence: 'unverified',
  // Assumed: inbound only; no page says.
  flowKinds: ['CONTACT_FLOW'],
  channels: everyChannel,
  // Observed: the console's way on when the talk ended by itself; three published builders of flows agree.
  next: 'success',
  parameters: {
    AgentConfiguration: {
      required: true,
      mode: 'any',
      properties: {
        WorkspaceId: { required: true, mode: 'any', reference: 'agentic-workspace' },
        ApplicationId: { required: true, mode: 'any', reference: 'agentic-application' },
        Alias: { required: true, mode: 'any' },
        ContextVariables: { mode: 'any', map: true },
      },
    },
    // Two testers saw an import without the next two refused; a published sample calls them optional.
    SpeechRecognitionConfiguration: {
      mode: 'static',
      properties: { SpeechRecognitionEngine: { required: true, mode: 'static' } },
    },
    AudioFillerConfiguration: {
      mode: 'static',
      map: true,
      known: {
        Enabled: { required: true, mode: 'static', native: 'boolean' },
        AudioType: { mode: 'static' },
        StartDelayInMilliseconds: { mode: 'static', native: 'number' },
        MinimumPlayDurationInMilliseconds: { mode: 'static', native: 'number' },
        ResponseDeliveryDelayInMilliseconds: { mode: 'static', native: 'number' },
      },
    },
  },
  errors: always({ required: ['NoMatchingError', 'NoMatchingCondition', 'InputTimeLimitExceeded'] }),
  conditions: answers('Escalation'),
});
