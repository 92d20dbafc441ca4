import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/** Check contact attributes. A path that finds nothing is compared as empty text. */
export const compare: SimulatedAction = {
  type: 'Compare',
  prepare(plan) {
    const value = prepareText(textOf(plan.parameters.ComparisonValue));
    const { choose } = plan;
    const otherwise = plan.error('NoMatchingCondition');
    return (call) => choose(value.read(call), call) ?? otherwise;
  },
};
