import { type Channel, channels } from '../flow/flow.ts';
import type { LiveCentre } from './centre.ts';
import type { Queue } from './queue.ts';

export interface QueueMetrics {
  readonly size: number;
  readonly oldestAgeMs: number;
  /** How many agents of the queue are in which state, in the words of `$.Metrics.Agents`. */
  readonly agents: Readonly<Record<AgentCount, number>>;
}
type AgentCount =
  | 'Online'
  | 'Available'
  | 'Staffed'
  | 'AfterContactWork'
  | 'Busy'
  | 'Missed'
  | 'NonProductive';

/** Of all channels, or of one. Agents are counted if they take that channel. */
export function queueMetrics(
  centre: LiveCentre,
  queue: Queue,
  now: number,
  channel: Channel | undefined = undefined,
): QueueMetrics {
  const agents = {
    Online: 0,
    Available: 0,
    Staffed: 0,
    AfterContactWork: 0,
    Busy: 0,
    Missed: 0,
    NonProductive: 0,
  };
  for (const { state, queues, source } of centre.allAgents()) {
    if (state === 'offline' || !queues.includes(queue)) continue;
    if (channel && source.channels && !source.channels.includes(channel)) continue;
    agents.Online++;
    agents.Staffed++;
    if (state === 'available') agents.Available++;
    else if (state === 'after-contact-work') agents.AfterContactWork++;
    else if (state === 'missed') agents.Missed++;
    else agents.Busy++;
  }
  return { size: queue.sizeOf(channel), oldestAgeMs: queue.oldestAge(now, channel), agents };
}

/** Source: Developer Guide, GetMetricData: QueueChannel is Voice or Chat; Task and Email are read as well. */
export const channelOf = (name: string): Channel | undefined =>
  channels.find((channel) => channel === name.toUpperCase());

/** Assumed talk time of a queue that has not yet handled a contact, in seconds. */
const usualTalkSeconds = 300;

/**
 * Seconds until the contact at a position is answered. Assumed: Connect does not publish its estimate; this one is position times
 * talk time, shared by the staffed agents, and 0 when an agent is free.
 */
export function estimatedWaitSeconds(queue: Queue, metrics: QueueMetrics, position: number): number {
  if (metrics.agents.Available > 0) return 0;
  const talk = queue.handled > 0 ? queue.talkSeconds / queue.handled : usualTalkSeconds;
  return Math.round((position * talk) / Math.max(1, metrics.agents.Staffed));
}
