import { type SimulatedAction, textOf } from '../branch.ts';
import { e164 } from '../phone-number.ts';
import { changed } from '../setting.ts';
import { prepareText } from '../text.ts';

/** The number to call back. Assumed: it must be valid E.164; whether the instance may dial it is the centre's `canDial`. */
export const updateContactCallbackNumber: SimulatedAction = {
  type: 'UpdateContactCallbackNumber',
  elsewhere: 'InvalidCallbackNumber',
  prepare(plan) {
    const given = prepareText(textOf(plan.parameters.CallbackNumber));
    const { next } = plan;
    const invalid = plan.error('InvalidCallbackNumber');
    const notDialable = plan.error('CallbackNumberNotDialable');
    return (call) => {
      const number = e164(given.read(call));
      if (number === undefined) return invalid;
      if (call.centre.options.canDial?.(number) === false) return notDialable;
      call.contact.callbackNumber = number;
      changed(call, plan.id, ['callback-number']);
      return next;
    };
  },
};
