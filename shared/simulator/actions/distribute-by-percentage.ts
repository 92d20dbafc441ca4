import type { SimulatedAction } from '../branch.ts';

/** Throws a hundred-sided die, which the centre's `chance` decides. */
export const distributeByPercentage: SimulatedAction = {
  type: 'DistributeByPercentage',
  prepare(plan) {
    const { choose } = plan;
    const otherwise = plan.error('NoMatchingCondition');
    return (call) => {
      const { chance } = call.centre.options;
      if (!chance) {
        const message = `Step "${plan.id}" throws dice and the centre has no chance. Give createCentre({ chance }).`;
        return call.stop('not-simulated', message);
      }
      return choose(String(Math.floor(chance() * 100) + 1), call) ?? otherwise;
    };
  },
};
