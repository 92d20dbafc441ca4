import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';

/** Puts the contact into its working queue. Success ends this flow; the customer queue flow starts. */
export interface TransferContactToQueue<S extends string> {
  readonly type: 'TransferContactToQueue';
  readonly onQueueAtCapacity: S;
  readonly onError: S;
}

export const transferContactToQueue = defineAction({
  type: 'TransferContactToQueue',
  block: 'Transfer to queue',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-transfercontacttoqueue.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'mirror',
  // Observed: a QueueId is refused here; set the working queue first.
  parameters: {},
  // Observed: QueueAtCapacity is required at create.
  errors: always({ required: ['QueueAtCapacity', 'NoMatchingError'] }),
  conditions: noConditions,
  lower: (s: TransferContactToQueue<string>) => ({
    type: 'TransferContactToQueue',
    parameters: {},
    next: s.onError,
    errors: { QueueAtCapacity: s.onQueueAtCapacity, NoMatchingError: s.onError },
    conditions: [],
  }),
});
