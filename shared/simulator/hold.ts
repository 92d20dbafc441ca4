import type { LiveAgent } from './agent.ts';
import { talk } from './conversation.ts';
import { hookFlow } from './hooks.ts';
import type { LiveCall } from './live-call.ts';
import { aloneAgain, runBeside } from './side-flows.ts';
import { pause } from './wait.ts';

/** The agent puts the caller on hold: each hears a flow of its own. Source: Administrator Guide, customer hold and agent hold flows. */
export function hold(agent: LiveAgent): void {
  const { call } = agent;
  if (!call) return;
  call.catchUp();
  const { contact } = call;
  const before = contact.hold ?? { since: undefined, count: 0, totalMs: 0, longestMs: 0 };
  contact.hold = { ...before, since: call.time, count: before.count + 1 };
  call.emit({ type: 'held', at: call.time, contactId: contact.id, who: 'customer' });
  const forAgent = hookFlow(call, 'AgentHold');
  if (forAgent) runBeside(call, forAgent, { hears: 'agent' });
  const forCaller = hookFlow(call, 'CustomerHold');
  if (forCaller) call.begin(forCaller, { hears: 'customer', whisper: true, ended: () => silence(call) });
  else silence(call);
}

/** Assumed: a hold flow that ends leaves silence until the agent is back. */
function silence(call: LiveCall): void {
  const agent = call.contact.agent?.username ?? '';
  call.park(
    pause(() => ({ what: 'conversation', agent, onHold: true })),
    undefined,
  );
}

export function resume(agent: LiveAgent): void {
  const { call } = agent;
  if (!call) return;
  call.catchUp();
  const { contact } = call;
  const { hold: held } = contact;
  if (held?.since !== undefined) {
    const length = call.time - held.since;
    contact.hold = {
      since: undefined,
      count: held.count,
      totalMs: held.totalMs + length,
      longestMs: Math.max(held.longestMs, length),
    };
  }
  aloneAgain(call);
  call.unpark();
  call.leave();
  call.isWhispering = false;
  call.emit({ type: 'resumed', at: call.time, contactId: contact.id });
  talk(call);
}
