import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import { atMostOneOf } from '../parameter-groups.ts';
import type { JsonPath } from '../paths.ts';
import type { Reference } from '../references.ts';

/**
 * Moves a waiting contact to another queue, as a new segment; success ends this flow. At most eleven such moves in a chain.
 * A Loop prompts step must come before it. Source: Administrator Guide, Transfer to queue.
 */
export type DequeueContactAndTransferToQueue<S extends string> = {
  readonly type: 'DequeueContactAndTransferToQueue';
  readonly onQueueAtCapacity: S;
  readonly onError: S;
} & (Shared | Personal);

interface Shared {
  readonly queue: Reference<'queue'>;
  readonly agent?: never;
}

/** An agent's own queue. */
interface Personal {
  readonly agent: Reference<'agent'> | JsonPath;
  readonly queue?: never;
}

export const dequeueContactAndTransferToQueue = defineAction({
  type: 'DequeueContactAndTransferToQueue',
  block: 'Transfer to queue (inside a customer queue flow)',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-dequeuecontactandtransfertoqueue.html',
  evidence: 'documented',
  flowKinds: ['CUSTOMER_QUEUE'],
  channels: everyChannel,
  next: 'mirror',
  parameters: {
    QueueId: { mode: 'single', reference: 'queue' },
    AgentId: { mode: 'single', reference: 'agent' },
  },
  errors: always({ required: ['QueueAtCapacity', 'NoMatchingError'] }),
  conditions: noConditions,
  groups: [atMostOneOf('QueueId', 'AgentId')],
  lower: (s: DequeueContactAndTransferToQueue<string>) => ({
    type: 'DequeueContactAndTransferToQueue',
    parameters: s.queue !== undefined ? { QueueId: s.queue } : { AgentId: s.agent },
    next: s.onError,
    errors: { QueueAtCapacity: s.onQueueAtCapacity, NoMatchingError: s.onError },
    conditions: [],
  }),
});
