import { defineFlow } from '../../shared/flow/define-flow.ts';
import type { FlowContext } from '../flow-context.ts';

/** What the caller hears when somebody takes the call. */
export const tellCaller = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('tell-caller'),
    kind: 'CUSTOMER_WHISPER',
    description: 'Customer whisper of every queue.',
    start: 'connected',
    steps: {
      connected: { type: 'MessageParticipant', text: say('now-connected'), next: 'end', onError: 'end' },
      end: { type: 'EndFlowExecution' },
    },
  });
