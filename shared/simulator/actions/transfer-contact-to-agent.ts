import { over, type SimulatedAction } from '../branch.ts';

/** To the agent of the quick connect; a busy one means the end of the call. Source: Developer Guide, TransferContactToAgent. */
export const transferContactToAgent: SimulatedAction = {
  type: 'TransferContactToAgent',
  prepare: () => (call) => {
    const { targetAgent: agent, contact, centre } = call;
    if (agent?.state !== 'available') return call.disconnect('system');
    const { at, contactId } = call.here;
    call.emit({ type: 'transferred', at, contactId, to: 'queue', name: agent.username });
    call.leave();
    contact.queue = agent.personal;
    call.after = () => centre.routing.enqueue(call, agent.personal);
    return over;
  },
};
