import { always, describeAction, everyChannel, noConditions } from '../action-spec.ts';
import { atMostOneOf } from '../checks.ts';

/** Moves a waiting contact to another queue, as a new segment. At most eleven such moves in a chain. */
export const dequeueContactAndTransferToQueue = describeAction({
  type: 'DequeueContactAndTransferToQueue',
  block: 'Transfer to queue (inside a customer queue flow)',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-dequeuecontactandtransfertoqueue.html',
  evidence: 'documented',
  flowKinds: ['CUSTOMER_QUEUE'],
  channels: everyChannel,
  next: 'mirror',
  parameters: { QueueId: { mode: 'single' }, AgentId: { mode: 'single' } },
  errors: always({ required: ['QueueAtCapacity', 'NoMatchingError'] }),
  conditions: noConditions,
  check: atMostOneOf('QueueId', 'AgentId'),
  notes: ['A Loop prompts block must come before it (Administrator Guide).'],
});
