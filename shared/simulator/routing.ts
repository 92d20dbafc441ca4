import type { LiveAgent } from './agent.ts';
import { type Signal, waiting } from './branch.ts';
import { dialCustomer } from './callback.ts';
import type { LiveCentre } from './centre.ts';
import type { Contact } from './contact.ts';
import { converse } from './conversation.ts';
import { beginCriteria } from './criteria-clock.ts';
import { hookFlow } from './hooks.ts';
import type { LiveCall } from './live-call.ts';
import type { Queue } from './queue.ts';
import { aloneAgain } from './side-flows.ts';
import { pause } from './wait.ts';

/** Brings waiting contacts and free agents together: best contact first, longest idle agent first. */
export class Routing {
  private readonly centre: LiveCentre;
  /** Free agents, longest idle first. */
  private readonly idle = new Set<LiveAgent>();
  private readonly offers = new Map<LiveCall, LiveAgent>();

  constructor(centre: LiveCentre) {
    this.centre = centre;
  }

  /** The call joins its working queue: an agent, or the queue flow until one comes. */
  enqueue(call: LiveCall, queue: Queue): void {
    const { contact } = call;
    contact.queue = queue;
    contact.queuedIn = queue;
    contact.enqueuedAt = call.time;
    contact.dequeuedAt = undefined;
    call.touchTones = undefined;
    const position = queue.add(call);
    call.emit({ type: 'queued', at: call.time, contactId: contact.id, queue: queue.source.name, position });
    this.waitInQueue(call);
    if (contact.criteria) beginCriteria(call);
    this.match(call);
    if (!this.isQueued(call)) return;
    const flow = contact.connectedAt === undefined ? undefined : hookFlow(call, 'CustomerQueue');
    if (flow) call.begin(flow, { hears: 'customer', ended: () => this.waitInQueue(call) });
  }

  /** To the agent who has been free longest and may have it. */
  match(call: LiveCall): void {
    if (this.offers.has(call)) return;
    for (const agent of this.idle) {
      if (!mayHave(agent, call)) continue;
      this.offer(agent, call);
      return;
    }
  }

  isQueued(call: LiveCall): boolean {
    return !call.finished && call.contact.enqueuedAt !== undefined && call.contact.dequeuedAt === undefined;
  }

  isOffered(call: LiveCall): boolean {
    return this.offers.has(call);
  }

  /** A waiting contact stays the same contact, in the line of one agent. */
  reserve(call: LiveCall, queue: Queue): void {
    call.contact.queuedIn?.remove(call);
    call.contact.queuedIn = queue;
    queue.add(call);
    this.match(call);
  }

  /** A waiting contact changes queues: a new segment, at the end of the other line. */
  moveTo(call: LiveCall, queue: Queue): void {
    const { contact } = call;
    contact.queuedIn?.remove(call);
    contact.dequeuedAt = call.time;
    const name = queue.source.name;
    call.emit({ type: 'transferred', at: call.time, contactId: contact.id, to: 'queue', name });
    this.nextSegment(call, { method: 'QUEUE_TRANSFER', by: 'transfer' });
    call.contact.queueMoves = contact.queueMoves + 1;
    this.enqueue(call, queue);
  }

  /** Silence until an agent comes. */
  waitInQueue(call: LiveCall): Signal {
    const queue = call.contact.queuedIn?.source.name ?? '';
    call.park(
      pause(() => ({ what: 'agent', queue, until: undefined })),
      undefined,
    );
    return waiting;
  }

  /** After a change of priority or age. */
  reorder(call: LiveCall): void {
    if (!this.isQueued(call)) return;
    call.contact.queuedIn?.remove(call);
    call.contact.queuedIn?.add(call);
  }

  available(agent: LiveAgent): void {
    this.centre.clock.cancel(agent.timer);
    agent.state = 'available';
    agent.call = undefined;
    this.idle.add(agent);
    for (const queue of agent.queues) {
      const call = queue.waiting.find(
        (waitingCall) => !this.offers.has(waitingCall) && mayHave(agent, waitingCall),
      );
      if (call) {
        this.offer(agent, call);
        return;
      }
    }
  }

  offline(agent: LiveAgent): void {
    this.centre.clock.cancel(agent.timer);
    this.idle.delete(agent);
    agent.state = 'offline';
  }

  private offer(agent: LiveAgent, call: LiveCall): void {
    this.idle.delete(agent);
    this.offers.set(call, agent);
    agent.state = 'offered';
    agent.call = call;
    call.catchUp();
    call.contact.agentAttempts++;
    const queue = call.contact.queuedIn?.source.name ?? '';
    call.emit({ type: 'offered', at: call.time, contactId: call.contact.id, agent: agent.username, queue });
    if (agent.source.answers !== 'automatically') return;
    const after = agent.source.answerAfterSeconds ?? 0;
    if (after <= 0) this.accept(agent);
    else this.centre.clock.set(agent.timer, call.time + after * 1000);
  }

  agentTimer(agent: LiveAgent): void {
    if (agent.state === 'offered') this.accept(agent);
    else if (agent.state === 'after-contact-work') this.available(agent);
  }

  accept(agent: LiveAgent): void {
    const { call } = agent;
    if (!call) return;
    this.centre.clock.cancel(agent.timer);
    this.offers.delete(call);
    agent.state = 'connected';
    call.catchUp();
    call.contact.queuedIn?.remove(call);
    call.contact.dequeuedAt = call.time;
    call.unpark();
    call.leave();
    if (call.contact.connectedAt === undefined) dialCustomer(call, agent);
    else converse(call, agent);
  }

  decline(agent: LiveAgent): void {
    const { call } = agent;
    this.centre.clock.cancel(agent.timer);
    agent.state = 'missed';
    agent.call = undefined;
    if (!call) return;
    this.offers.delete(call);
    call.catchUp();
    call.emit({ type: 'declined', at: call.time, contactId: call.contact.id, agent: agent.username });
    this.match(call);
  }

  /** The agent's part of a call is over. */
  release(agent: LiveAgent, at: number): void {
    const work = agent.source.afterContactWorkSeconds ?? 0;
    agent.call = undefined;
    agent.state = 'after-contact-work';
    if (work > 0) this.centre.clock.set(agent.timer, Math.max(at, this.centre.clock.now) + work * 1000);
    else this.available(agent);
  }

  /** A new contact segment takes the place of this one. */
  nextSegment(
    call: LiveCall,
    how: { readonly method: 'DISCONNECT' | 'TRANSFER' | 'QUEUE_TRANSFER'; readonly by: 'agent' | 'transfer' },
  ): void {
    this.countTalk(call.contact, call.time);
    aloneAgain(call);
    const next = call.contact.followedBy(this.centre.options.ids(), how.method, call.time);
    call.closeContact(how.by);
    call.contact = next;
  }

  /** What the estimate of waiting time learns from. */
  private countTalk({ queuedIn: queue, agent }: Contact, endedAt: number): void {
    if (!queue || !agent) return;
    queue.handled++;
    queue.talkSeconds += (endedAt - agent.connectedAt) / 1000;
  }

  /** The caller is gone: no place in the line, no agent kept. */
  left(call: LiveCall): void {
    const { contact } = call;
    if (contact.enqueuedAt === undefined) return;
    if (contact.dequeuedAt === undefined) {
      contact.queuedIn?.remove(call);
      contact.dequeuedAt = call.time;
    }
    const offered = this.offers.get(call);
    if (offered) {
      this.offers.delete(call);
      this.available(offered);
    }
    const talking = contact.agent && this.centre.liveAgent(contact.agent.username);
    if (talking?.call === call) {
      this.countTalk(contact, call.time);
      this.release(talking, call.time);
    }
  }

  heard(contact: Contact, text: string): void {
    if (contact.agent) this.centre.liveAgent(contact.agent.username)?.heard.push(text);
  }
}

function mayHave(agent: LiveAgent, call: LiveCall): boolean {
  const { queuedIn, channel, criteria, paused } = call.contact;
  if (!queuedIn || paused || !agent.queues.includes(queuedIn)) return false;
  if (agent.source.channels && !agent.source.channels.includes(channel)) return false;
  return criteria?.steps[criteria.at]?.allows(agent) ?? true;
}
