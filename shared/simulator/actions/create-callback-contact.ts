import { millisecondsOf, type SimulatedAction, textOf } from '../branch.ts';
import { createCallback } from '../callback.ts';
import { prepareQueue } from '../queue-named.ts';
import { prepareText } from '../text.ts';

/** Takes a place in the line for later: a new contact of its own, while this call goes on. */
export const createCallbackContact: SimulatedAction = {
  type: 'CreateCallbackContact',
  prepare(plan) {
    const { parameters, next } = plan;
    const named = prepareQueue(plan);
    const flowId = prepareText(textOf(parameters.ContactFlowId));
    const callerId = prepareText(textOf(parameters.CallerId));
    const terms = {
      delayMs: millisecondsOf(parameters.InitialCallDelaySeconds, 1_000),
      attempts: Math.max(1, Number(textOf(parameters.MaximumConnectionAttempts)) || 1),
      retryMs: millisecondsOf(parameters.RetryDelaySeconds, 60_000),
    };
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const { contact, centre } = call;
      const queue = named(call);
      const flow = flowId.fixed === '' ? undefined : centre.flow(flowId.read(call));
      const number = contact.callbackNumber ?? contact.customerNumber;
      if (number === undefined || !(queue || flow) || (flowId.fixed !== '' && !flow)) return failed;
      const created = createCallback(call, {
        ...terms,
        queue,
        flow,
        number,
        callerId: callerId.read(call) || undefined,
      });
      call.emit({ type: 'callback-created', ...call.here, callbackContactId: created.contact.id });
      return next;
    };
  },
};
