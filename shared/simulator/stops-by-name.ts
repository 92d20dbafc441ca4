import type { SimulatedAction } from './branch.ts';

/** An action of which nobody outside AWS can know what it does (any more): the call stops and says why. */
export const stopsByName = (type: string, reason: string): SimulatedAction => ({
  type,
  stops: reason,
  prepare: (plan) => {
    const message = `Step "${plan.id}" is a ${type}, ${reason}.`;
    return (call) => call.stop('not-simulated', message);
  },
});
