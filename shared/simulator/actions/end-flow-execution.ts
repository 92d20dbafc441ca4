import type { SimulatedAction } from '../branch.ts';

/** The flow is done: a whisper or queue flow gives way to what it interrupted, any other ends the contact. */
export const endFlowExecution: SimulatedAction = {
  type: 'EndFlowExecution',
  prepare: () => (call) => call.endFlow(),
};
