import type { LiveCall } from './live-call.ts';

/** Tells that a step changed settings of the contact. */
export function changed(call: LiveCall, step: string, settings: readonly string[]): void {
  const flow = call.frame.flow.name;
  call.emit({ type: 'setting-changed', at: call.time, contactId: call.contact.id, flow, step, settings });
}
