import type { LiveAgent } from './agent.ts';
import type { PreparedFlow } from './branch.ts';
import { Contact } from './contact.ts';
import { converse } from './conversation.ts';
import { LiveCall } from './live-call.ts';
import { creationMs } from './new-contact.ts';
import type { Queue } from './queue.ts';
import { pause } from './wait.ts';

/** A callback as a flow asks for it. */
export interface Callback {
  readonly queue: Queue | undefined;
  readonly number: string;
  readonly delayMs: number;
  readonly attempts: number;
  readonly retryMs: number;
  readonly callerId: string | undefined;
  /** Runs first, with nobody on the line; it queues the contact itself. */
  readonly flow: PreparedFlow | undefined;
}

/** A new contact that waits its delay, then in the queue, then rings the customer once an agent is there. */
export function createCallback(from: LiveCall, callback: Callback): LiveCall {
  const { centre, contact } = from;
  const outbound = callback.callerId ?? callback.queue?.source.outboundCallerId?.number;
  const created = new Contact({
    id: centre.options.ids(),
    initialId: contact.initialId,
    previousId: contact.id,
    method: 'CALLBACK',
    customerNumber: callback.number,
    systemNumber: outbound ?? contact.systemNumber,
    startedAt: from.time,
    connectedAt: undefined,
    attributes: new Map(contact.attributes),
  });
  created.language = contact.language;
  created.hooks = contact.hooks && new Map(contact.hooks);
  created.recording = contact.recording;
  created.queue = callback.queue;
  contact.nextId = created.id;
  const call = new LiveCall(centre, created);
  call.audience = undefined;
  call.callback = { ...callback, attempt: 0 };
  centre.calls.add(call.phone);
  const { flow } = callback;
  call.emit({
    type: 'call-started',
    at: call.time,
    contactId: created.id,
    flow: flow?.name ?? '',
    method: 'CALLBACK',
  });
  const begin = (): void => {
    if (flow) call.begin(flow, { hears: undefined, ended: () => call.disconnect('flow') });
  };
  const until = call.time + creationMs;
  // A callback that a callback's flow asks for takes its time, so that flows that ask for each other come to no end at once.
  if (flow && from.callback)
    call.park(
      pause(() => ({ what: 'callback', until }), { due: begin }),
      until,
    );
  else if (flow) begin();
  else rest(call, callback.delayMs);
  return call;
}

/** Until the first attempt or the next one. */
function rest(call: LiveCall, milliseconds: number): void {
  const until = call.time + milliseconds;
  const due = (): void => {
    const { queue } = call.contact;
    call.contact.dequeuedAt = undefined;
    if (queue) call.centre.routing.enqueue(call, queue);
    else call.disconnect('system');
  };
  call.park(
    pause(() => ({ what: 'callback', until }), { due }),
    until,
  );
}

/**
 * An agent has taken the callback: the customer's telephone rings, at the step of the outbound whisper flow that first needs the
 * customer, else after it. Source: Developer Guide, CompleteOutboundCall.
 */
export function dialCustomer(call: LiveCall, agent: LiveAgent): void {
  const { centre, contact } = call;
  const arn = contact.queuedIn?.source.outboundWhisper ?? centre.options.defaultFlows?.outboundWhisper;
  const flow = arn === undefined ? undefined : centre.flow(arn);
  if (!flow) {
    if (dial(call, agent)) converse(call, agent);
    return;
  }
  call.pendingDial = () => dial(call, agent);
  const ended = (): void => {
    if (call.pendingDial && !call.pendingDial()) return;
    converse(call, agent);
  };
  call.begin(flow, { hears: undefined, whisper: true, ended });
}

/** False when nobody answers: another attempt, or the end. */
function dial(call: LiveCall, agent: LiveAgent): boolean {
  const { centre, contact } = call;
  call.pendingDial = undefined;
  const callback = call.callback;
  const attempt = (callback?.attempt ?? 0) + 1;
  if (callback) call.callback = { ...callback, attempt };
  const outcome = centre.options.callback?.(contact.customerNumber ?? '', attempt) ?? 'answered';
  call.emit({ type: 'callback-dialled', at: call.time, contactId: contact.id, attempt, outcome });
  if (outcome === 'answered') {
    contact.connectedAt = call.time;
    call.audience = 'customer';
    return true;
  }
  call.leave();
  const again = callback && attempt < callback.attempts;
  if (again) rest(call, callback.retryMs);
  else call.disconnect('system');
  centre.routing.release(agent, call.time);
  return false;
}
