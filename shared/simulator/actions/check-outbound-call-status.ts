import type { SimulatedAction } from '../branch.ts';

/** Who answered a campaign call; any other call takes the error branch. Source: Administrator Guide, check-call-progress. */
export const checkOutboundCallStatus: SimulatedAction = {
  type: 'CheckOutboundCallStatus',
  prepare(plan) {
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const answeredBy = call.contact.found?.get('CallProgress');
      return typeof answeredBy === 'string' ? (plan.choose(answeredBy, call) ?? failed) : failed;
    };
  },
};
