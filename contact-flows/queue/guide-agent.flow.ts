import { briefAgent, type ScreenPart, screenParts } from '../../shared/contract/brief-agent.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction, external } from '../../shared/flow/function-contract.ts';
import { view } from '../../shared/flow/references.ts';
import { attributes } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';

/**
 * What opens on the agent's screen with the call: how sure we are who calls, what for, whether it may be recorded, what is known
 * of the patient, and the line to say back. The names are those of infra/constructs/agent-guide.ts. What is known goes from the
 * answer of the function to the screen: not into attributes, records or flow logs.
 * Assumed: Connect may keep the guide as it keeps any chat, so its transcript may hold what was shown; it then lies with the
 * transcripts of chats (functions/recordings/README.md, Channels). Only what an agent enters can be kept out of it.
 * **Limit:** what is shown and all attributes together may have 16 KB (Source: Developer Guide, ShowView); beyond that the guide ends
 * and the agent has the whisper alone. Ours is below 9 KB; see `choices` in ../attributes.ts.
 */
export const guideAgent = ({ language, say, named }: FlowContext) => {
  const readBack = say('agent-read-back');
  // The agent has seen more than we have: the words for it, ready to be read out.
  const crisis = say('crisis-numbers');
  // Once, and nowhere an empty text, of which nobody knows how a view shows it.
  const nothing = (part: ScreenPart) => (part === 'who' ? say('agent-nothing-known') : '–');
  const known = (part: ScreenPart) => external(briefAgent, 'briefed', part);
  return defineFlow({
    name: named('guide-agent'),
    kind: 'CONTACT_FLOW',
    description: 'Guide on the screen of the agent, beside every call that a person takes.',
    start: 'no-flow-log',
    steps: {
      'no-flow-log': { type: 'UpdateFlowLoggingBehavior', logging: 'Disabled', next: 'brief' },
      brief: callFunction(briefAgent, {
        with: {
          call: attributes.call,
          language,
          reason: attributes.reason,
          identityLevel: attributes.identityLevel,
        },
        on: { briefed: 'guide-known', partly: 'guide-known', 'not-allowed': 'guide' },
        onError: 'guide',
      }),
      guide: guide(readBack, nothing, 'emergency'),
      emergency: guide(crisis, nothing, 'emergency'),
      'guide-known': guide(readBack, known, 'emergency-known'),
      'emergency-known': guide(crisis, known, 'emergency-known'),
      done: { type: 'DisconnectParticipant' },
    },
  });
};

const guide = <S extends string>(readBack: string, partOf: (part: ScreenPart) => string, emergency: S) =>
  ({
    type: 'ShowView',
    view: view('careline-agent-guide'),
    data: {
      identityLevel: attributes.identityLevel,
      reason: attributes.reason,
      recordingConsent: attributes.recordingConsent,
      ...Object.fromEntries(screenParts.map((part) => [part, partOf(part)])),
      readBack,
    },
    hideResponse: true,
    // Longer than a talk: the guide goes with the call.
    timeoutSeconds: 7200,
    on: { ReadBack: 'done', Emergency: emergency },
    onOther: 'done',
    onTimeout: 'done',
    onError: 'done',
  }) as const;
