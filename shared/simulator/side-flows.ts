import type { PreparedFlow } from './branch.ts';
import type { Contact } from './contact.ts';
import type { Disconnected } from './events.ts';
import { LiveCall } from './live-call.ts';

/** Runs a flow for somebody else at the same time. It can speak, ask and end; the call itself does not notice. */
export function runBeside(
  call: LiveCall,
  flow: PreparedFlow,
  { hears, contact = call.contact }: { readonly hears: 'agent' | 'customer'; readonly contact?: Contact },
): LiveCall {
  const side = new LiveCall(call.centre, contact, call.events);
  side.time = call.time;
  call.sides ??= [];
  call.sides.push(side);
  side.begin(flow, { hears, whisper: true, ended: () => endBeside(side, 'flow') });
  return side;
}

/** Without a trace, but for a guide, which is a contact of its own and leaves a record. */
export function endBeside(side: LiveCall, by: Disconnected['by'] = 'agent'): void {
  if (side.finished) return;
  if (side.contact.subtype === 'connect:Guide') {
    side.catchUp();
    side.closeContact(by);
  }
  side.abandon();
}

/** Ends what runs beside. */
export function aloneAgain(call: LiveCall): void {
  for (const side of call.sides?.splice(0) ?? []) endBeside(side);
}
