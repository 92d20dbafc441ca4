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

export function queueMetrics(centre: LiveCentre, queue: Queue, now: number): QueueMetrics {
  const agents = {
    Online: 0,
    Available: 0,
    Staffed: 0,
    AfterContactWork: 0,
    Busy: 0,
    Missed: 0,
    NonProductive: 0,
  };
  for (const { state, queues } of centre.allAgents()) {
    if (state === 'offline' || !queues.includes(queue)) continue;
    agents.Online++;
    agents.Staffed++;
    if (state === 'available') agents.Available++;
    else if (state === 'after-contact-work') agents.AfterContactWork++;
    else if (state === 'missed') agents.Missed++;
    else agents.Busy++;
  }
  return { size: queue.size, oldestAgeMs: queue.oldestAge(now), agents };
}

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
