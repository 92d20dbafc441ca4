import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import { ends } from '../lowering.ts';

/** Hangs up and stops the flow. */
export interface DisconnectParticipant {
  readonly type: 'DisconnectParticipant';
}

export const disconnectParticipant = defineAction({
  type: 'DisconnectParticipant',
  block: 'Disconnect / hang up',
  category: 'participant',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-disconnectparticipant.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'none',
  parameters: {},
  errors: always({}),
  conditions: noConditions,
  lower: (_: DisconnectParticipant) => ends('DisconnectParticipant'),
});
