import type { SimulatedAction } from '../branch.ts';

/** Hangs up. Source: 2023 text of the page: with no participant of its own (a whisper) it only ends the flow. */
export const disconnectParticipant: SimulatedAction = {
  type: 'DisconnectParticipant',
  prepare: () => (call) => (call.isWhispering ? call.endFlow() : call.disconnect('flow')),
};
