import { objectOf, over, type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/**
 * Dials a callback now, with the number to be shown if it names one. With nobody left to dial it does nothing.
 * Source: Developer Guide, CompleteOutboundCall.
 */
export const completeOutboundCall: SimulatedAction = {
  type: 'CompleteOutboundCall',
  prepare(plan) {
    const shown = prepareText(textOf(objectOf(plan.parameters.CallerId).Number));
    return (call) => {
      const number = shown.read(call);
      if (call.pendingDial && number !== '') call.contact.systemNumber = number;
      return call.pendingDial && !call.pendingDial() ? over : plan.next;
    };
  },
};
