import { over, type SimulatedAction } from '../branch.ts';

/** The contact joins its working queue and this flow is over. NextAction is a copy of the error branch, never a success. */
export const transferContactToQueue: SimulatedAction = {
  type: 'TransferContactToQueue',
  prepare(plan) {
    const failed = plan.error('NoMatchingError');
    const atCapacity = plan.error('QueueAtCapacity');
    return (call) => {
      const { queue } = call.contact;
      // In a queue already: the service wants DequeueContactAndTransferToQueue there.
      if (!queue || call.isWhispering || call.centre.routing.isQueued(call)) return failed;
      if (queue.isFull) return atCapacity;
      const { contact, time } = call;
      call.emit({
        type: 'transferred',
        at: time,
        contactId: contact.id,
        to: 'queue',
        name: queue.source.name,
      });
      call.leave();
      call.after = () => call.centre.routing.enqueue(call, queue);
      return over;
    };
  },
};
