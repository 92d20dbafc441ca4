import { defineFlow } from '../../shared/flow/define-flow.ts';
import type { FlowContext } from '../flow-context.ts';

/** What somebody in need hears while the next person comes. No music, no adverts, the numbers again. */
export const waitInCrisis = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('wait-in-crisis'),
    kind: 'CUSTOMER_QUEUE',
    description: 'Customer queue flow of the crisis queue.',
    start: 'hold',
    steps: {
      hold: {
        type: 'MessageParticipantIteratively',
        messages: [{ text: say('crisis-hold') }, { text: say('crisis-numbers') }],
        onError: 'still-there',
      },
      'still-there': { type: 'EndFlowExecution' },
    },
  });
