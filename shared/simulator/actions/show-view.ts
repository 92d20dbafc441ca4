import type { Json } from '../../flow/document.ts';
import { limits } from '../../flow/document.ts';
import { millisecondsOf, objectOf, type SimulatedAction, textOf } from '../branch.ts';
import type { WaitsFor } from '../call.ts';
import { prepareNested } from '../nested.ts';
import { prepareText } from '../text.ts';
import { pause } from '../wait.ts';

/** Shows a view as data, and goes on with the action that the customer (or, in a guide, the agent) chose. */
export const showView: SimulatedAction = {
  type: 'ShowView',
  prepare(plan) {
    const { parameters, choose } = plan;
    const id = prepareText(textOf(objectOf(parameters.ViewResource).Id));
    const data = prepareNested(objectOf(parameters.ViewData));
    const limitMs = millisecondsOf(parameters.InvocationTimeLimitSeconds, 0);
    const failed = plan.error('NoMatchingError');
    const otherwise = plan.error('NoMatchingCondition');
    const tooLate = plan.error('TimeLimitExceeded');
    return (call) => {
      const view = id.read(call);
      const shown = data(call);
      // Source: Developer Guide, ShowView: inputs and contact attributes together, 16 KB.
      const bytes = Buffer.byteLength(JSON.stringify([shown, [...call.contact.attributes]]));
      if (view === '' || limitMs <= 0 || !call.audience || bytes > mostBytes) return failed;
      const { flow, step } = call.here;
      const until = call.time + limitMs;
      call.emit({ type: 'view-shown', ...call.here, view });
      // Made of parameters and texts, so JSON through and through.
      const describe = (): WaitsFor => ({ what: 'view', flow, step, view, data: shown as Json, until });
      const submitted = (action: string, result: Json): void => {
        call.emit({ type: 'view-submitted', ...call.here, action, keys: Object.keys(objectOf(result)) });
        call.contact.find('Views', { Action: action, ViewResultData: result });
        call.resume(choose(action, call) ?? otherwise);
      };
      const due = (): void => {
        call.emit({ type: 'timed-out', ...call.here, what: 'view' });
        call.resume(tooLate);
      };
      return call.park(pause(describe, { due, submitted }), until);
    };
  },
};

const mostBytes = Math.min(16_384, limits.attributeBytes);
