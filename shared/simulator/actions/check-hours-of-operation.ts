import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/**
 * Open or closed, by the hours named or those of the working queue.
 * Assumed: with neither, the error branch runs (field reports disagree: error, or closed).
 */
export const checkHoursOfOperation: SimulatedAction = {
  type: 'CheckHoursOfOperation',
  prepare(plan) {
    const named = prepareText(textOf(plan.parameters.HoursOfOperationId));
    const { choose } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const arn = named.fixed === '' ? call.contact.queue?.source.hours : named.read(call);
      const hours = arn === undefined ? undefined : call.centre.hours(arn);
      if (!hours) return failed;
      const open = hours.isOpen(new Date(call.time));
      call.emit({
        type: 'hours-checked',
        at: call.time,
        contactId: call.contact.id,
        flow: call.frame.flow.name,
        step: plan.id,
        hours: hours.name,
        open,
      });
      return choose(open ? 'True' : 'False', call) ?? failed;
    };
  },
};
