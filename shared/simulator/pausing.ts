import { hookFlow } from './hooks.ts';
import type { LiveCall } from './live-call.ts';
import { aloneAgain, runBeside } from './side-flows.ts';

/** A task is put aside or taken up again; the flow of the event runs beside. Source: Administrator Guide, pause and resume tasks. */
export function setPaused(call: LiveCall, paused: boolean): void {
  if (call.finished || call.contact.paused === paused) return;
  call.catchUp();
  const { contact, centre } = call;
  contact.paused = paused;
  const at = { at: call.time, contactId: contact.id };
  if (paused) call.emit({ type: 'held', ...at, who: 'customer' });
  else call.emit({ type: 'resumed', ...at });
  aloneAgain(call);
  const flow = hookFlow(call, paused ? 'PauseContact' : 'ResumeContact');
  if (flow) runBeside(call, flow, { hears: 'customer' });
  if (!paused && centre.routing.isQueued(call)) centre.routing.match(call);
}
