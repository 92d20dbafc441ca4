import { type SimulatedAction, textOf } from '../branch.ts';

/** The customer or the agent of the segment before is put on hold, or off it. Only told: nobody of that segment is on the line here. */
export const updatePreviousContactParticipantState: SimulatedAction = {
  type: 'UpdatePreviousContactParticipantState',
  prepare(plan) {
    const state = textOf(plan.parameters.PreviousContactParticipantState);
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const contactId = call.contact.previousId;
      if (contactId === undefined) return failed;
      const at = { at: call.time, contactId };
      if (state === 'OffHold') call.emit({ type: 'resumed', ...at });
      else call.emit({ type: 'held', ...at, who: state === 'AgentOnHold' ? 'agent' : 'customer' });
      return plan.next;
    };
  },
};
