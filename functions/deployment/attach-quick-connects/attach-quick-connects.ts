import {
  type CustomResourceAnswer,
  type CustomResourceEvent,
  idsOf,
  propertyOf,
} from '../custom-resource.ts';

export interface ConnectQueue {
  readonly instanceId: string;
  readonly queueId: string;
}

/** The quick connects that agents of a queue see. */
export interface QueueQuickConnects {
  /** Ids. None when the queue is gone. */
  attached(queue: ConnectQueue): Promise<readonly string[]>;
  attach(queue: ConnectQueue, ids: readonly string[]): Promise<void>;
  /** What is gone needs nothing. */
  detach(queue: ConnectQueue, ids: readonly string[]): Promise<void>;
}

/**
 * Gives a queue the quick connects of the template and takes those away that the template had before. What somebody has added in
 * the console stays. Looks before it acts, so that it may be told the same twice, and after half of it was done.
 */
export async function attachQuickConnects(
  { quickConnects }: { readonly quickConnects: QueueQuickConnects },
  event: CustomResourceEvent,
): Promise<CustomResourceAnswer> {
  const queue = { instanceId: propertyOf(event, 'InstanceId'), queueId: propertyOf(event, 'QueueId') };
  const listed = idsOf(event.ResourceProperties, 'QuickConnectIds');
  const wanted = event.RequestType === 'Delete' ? [] : listed;
  const before =
    event.RequestType === 'Delete' ? listed : idsOf(event.OldResourceProperties, 'QuickConnectIds');
  const there = await quickConnects.attached(queue);
  const missing = wanted.filter((id) => !there.includes(id));
  const surplus = before.filter((id) => there.includes(id) && !wanted.includes(id));
  if (missing.length > 0) await quickConnects.attach(queue, missing);
  if (surplus.length > 0) await quickConnects.detach(queue, surplus);
  return { PhysicalResourceId: `${queue.instanceId}/${queue.queueId}` };
}
