import type { LiveAgent, TransferTarget } from './agent.ts';
import { closeGuide } from './guide.ts';
import { hookFlow } from './hooks.ts';
import type { LiveCall } from './live-call.ts';

/** The agent puts the receiver down: the disconnect flow runs for the caller if there is one. */
export function agentHangsUp(agent: LiveAgent): void {
  const { call } = agent;
  if (!call) return;
  call.catchUp();
  closeGuide(agent, call);
  const flow = hookFlow(call, 'CustomerRemaining');
  if (!flow) {
    call.disconnect('agent');
    return;
  }
  const { routing } = call.centre;
  call.unpark();
  call.leave();
  routing.nextSegment(call, { method: 'DISCONNECT', by: 'agent' });
  started(call, flow.name, 'DISCONNECT');
  routing.release(agent, call.time);
  call.begin(flow, { hears: 'customer', ended: () => call.disconnect('flow') });
}

/** A quick connect: to a queue, a flow, or another agent. */
export function agentTransfers(agent: LiveAgent, target: TransferTarget): void {
  const { call } = agent;
  if (!call) return;
  const { queue, flow, other } = destination(agent, call, target);
  const { routing } = call.centre;
  call.catchUp();
  closeGuide(agent, call);
  const toFlow = 'flow' in target;
  const name = toFlow ? (flow?.name ?? '') : (queue?.source.name ?? '');
  const at = { at: call.time, contactId: call.contact.id };
  call.emit({ type: 'transferred', ...at, to: toFlow ? 'flow' : 'queue', name });
  call.unpark();
  call.leave();
  routing.nextSegment(call, { method: 'TRANSFER', by: 'transfer' });
  started(call, flow?.name ?? '', 'TRANSFER');
  routing.release(agent, call.time);
  call.targetAgent = other;
  if (!other) call.contact.queue = queue;
  if (flow) call.begin(flow, { hears: 'customer', ended: () => call.disconnect('flow') });
  else if (queue) routing.enqueue(call, queue);
}

function started(call: LiveCall, flow: string, method: 'DISCONNECT' | 'TRANSFER'): void {
  call.emit({ type: 'call-started', at: call.time, contactId: call.contact.id, flow, method });
}

function destination(agent: LiveAgent, { centre }: LiveCall, target: TransferTarget) {
  const other = 'agent' in target ? centre.liveAgent(target.agent) : undefined;
  const queue = 'queue' in target ? centre.queue(target.queue) : other?.personal;
  const flow =
    'flow' in target
      ? centre.flow(target.flow)
      : centre.defaultFlow('agent' in target ? 'agentTransfer' : 'queueTransfer');
  if ('flow' in target ? !flow : !queue) {
    const [what] = Object.keys(target);
    throw new Error(
      `Agent ${agent.username} transfers to a ${what} that this centre does not have. Use one of createCentre.`,
    );
  }
  return { queue, flow, other };
}
