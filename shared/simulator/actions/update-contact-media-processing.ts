import type { SimulatedAction } from '../branch.ts';
import { changed } from '../setting.ts';

/** Chat messages go through a function before anybody sees them. Only the setting is kept: messages come as they are. */
export const updateContactMediaProcessing: SimulatedAction = {
  type: 'UpdateContactMediaProcessing',
  elsewhere: 'ChannelMismatch',
  prepare: (plan) => (call) => {
    changed(call, plan.id, ['media-processing']);
    return plan.next;
  },
};
