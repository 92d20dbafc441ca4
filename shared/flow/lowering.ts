import type { JsonObject } from './document.ts';
import type { Step } from './flow.ts';

/** The step of an action that goes on, or takes its one error branch: the shape of most actions. */
export function goesOn(
  type: string,
  parameters: JsonObject,
  to: { readonly next: string; readonly onError: string },
): Step {
  return { type, parameters, next: to.next, errors: { NoMatchingError: to.onError }, conditions: [] };
}

/** The step of an action that cannot fail: the service refuses any error branch on it. */
export function onlyGoesOn(type: string, parameters: JsonObject, next: string): Step {
  return { type, parameters, next, errors: {}, conditions: [] };
}

/** The step of an action after which the flow is over. */
export function ends(type: string): Step {
  return { type, parameters: {}, errors: {}, conditions: [] };
}
