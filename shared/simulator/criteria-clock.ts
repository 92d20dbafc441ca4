import { timer } from './clock.ts';
import type { LiveCall } from './live-call.ts';

/** The routing criteria of a waiting contact count from now on, from their first step. */
export function beginCriteria(call: LiveCall): void {
  const { criteria } = call.contact;
  if (!criteria || !call.centre.routing.isQueued(call)) return;
  criteria.at = 0;
  begin(call);
}

function begin(call: LiveCall): void {
  const { contact, centre } = call;
  const { criteria } = contact;
  if (!criteria) return;
  const at = Math.max(call.time, centre.now);
  call.emit({ type: 'criteria-stepped', at, contactId: contact.id, criteriaStep: criteria.at });
  call.criteriaTimer ??= timer(() => expired(call));
  const expires = criteria.steps[criteria.at]?.expiresMs;
  if (expires === undefined) centre.clock.cancel(call.criteriaTimer);
  else centre.clock.set(call.criteriaTimer, at + expires);
}

function expired(call: LiveCall): void {
  const { criteria } = call.contact;
  const { routing } = call.centre;
  if (!criteria || !routing.isQueued(call)) return;
  criteria.at++;
  begin(call);
  routing.match(call);
}
