import { always, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Puts the customer or the agent of the earlier segment on hold, or off it. */
export type UpdatePreviousContactParticipantState<S extends string> = Written<
  typeof updatePreviousContactParticipantState,
  S
>;

export const updatePreviousContactParticipantState = asSpecified({
  type: 'UpdatePreviousContactParticipantState',
  block: 'Hold customer or agent',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatepreviouscontactparticipantstate.html',
  evidence: 'documented',
  // Outbound whisper: only the Administrator Guide allows it.
  flowKinds: ['CONTACT_FLOW', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: ['VOICE'],
  next: 'success',
  parameters: {
    PreviousContactParticipantState: {
      required: true,
      mode: 'static',
      enum: ['AgentOnHold', 'CustomerOnHold', 'OffHold'],
    },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
