import { defineFlow } from '../../shared/flow/define-flow.ts';
import { view } from '../../shared/flow/references.ts';
import { attributes } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';

/**
 * What opens on the agent's screen with the call: how sure we are who calls, what for, whether it may be recorded, and the
 * line to say back. The names are those of infra/constructs/agent-guide.ts.
 */
export const guideAgent = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('guide-agent'),
    kind: 'CONTACT_FLOW',
    description: 'Guide on the screen of the agent, beside every call that a person takes.',
    start: 'no-flow-log',
    steps: {
      'no-flow-log': { type: 'UpdateFlowLoggingBehavior', logging: 'Disabled', next: 'guide' },
      guide: guide(say('agent-read-back')),
      // The agent has seen more than we have: the words for it, ready to be read out.
      emergency: guide(say('crisis-numbers')),
      done: { type: 'DisconnectParticipant' },
    },
  });

const guide = (readBack: string) =>
  ({
    type: 'ShowView',
    view: view('careline-agent-guide'),
    data: {
      identityLevel: attributes.identityLevel,
      reason: attributes.reason,
      recordingConsent: attributes.recordingConsent,
      readBack,
    },
    // Longer than a talk: the guide goes with the call.
    timeoutSeconds: 7200,
    on: { ReadBack: 'done', Emergency: 'emergency' },
    onOther: 'done',
    onTimeout: 'done',
    onError: 'done',
  }) as const;
