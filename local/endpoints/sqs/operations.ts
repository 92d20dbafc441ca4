/** The SQS operations, over JSON 1.0. */
import type { Place } from '../place.ts';
import { ApiFault, type Operations, operation, unknownOperation } from '../wire.ts';
import { systemAttributes } from './consumer.ts';
import { type Message, type MessageAttributes, md5, type Queue } from './queue.ts';
import {
  addressed,
  checkBatch,
  creation,
  hiding,
  named,
  queueMissing,
  receipt,
  receiptInvalid,
  receipts,
  receiving,
  sending,
  sendingMany,
  settingsChange,
  settingsFrom,
} from './request.ts';
import type { QueueStore } from './sqs.ts';

export function queueOperations(store: QueueStore, place: Place): Operations {
  const send = (
    queue: Queue,
    input: { MessageBody: string; MessageAttributes: MessageAttributes; DelaySeconds?: number | undefined },
  ) => {
    const message = queue.send(input.MessageBody, input.MessageAttributes, input.DelaySeconds);
    store.sent(queue, message);
    return { MessageId: message.id, MD5OfMessageBody: md5(message.body) };
  };

  return {
    CreateQueue: operation(creation, ({ QueueName, Attributes }) => {
      if (QueueName.endsWith('.fifo')) throw unknownOperation('sqs', 'CreateQueue (FIFO)');
      const existing = store.queues.get(QueueName);
      const settings = settingsFrom(Attributes);
      if (existing && Object.entries(settings).some(([name, value]) => !sameSetting(existing, name, value))) {
        throw new ApiFault(
          'QueueNameExists',
          'A queue already exists with the same name and a different value for an attribute.',
        );
      }
      return { QueueUrl: store.create(QueueName, settings).url };
    }),
    GetQueueUrl: operation(named, ({ QueueName }) => {
      const found = store.queues.get(QueueName);
      if (!found) throw queueMissing();
      return { QueueUrl: found.url };
    }),
    ListQueues: operation(addressed.partial(), () => ({
      QueueUrls: [...store.queues.values()].map((queue) => queue.url),
    })),
    DeleteQueue: operation(addressed, ({ QueueUrl }) => store.remove(store.byUrl(QueueUrl))),
    PurgeQueue: operation(addressed, ({ QueueUrl }) => void store.byUrl(QueueUrl).messages.splice(0)),
    GetQueueAttributes: operation(addressed, ({ QueueUrl }) => ({
      Attributes: attributesOf(store.byUrl(QueueUrl), place),
    })),
    SetQueueAttributes: operation(settingsChange, ({ QueueUrl, Attributes }) => {
      Object.assign(store.byUrl(QueueUrl).settings, settingsFrom(Attributes));
    }),
    SendMessage: operation(sending, (input) => send(store.byUrl(input.QueueUrl), input)),
    SendMessageBatch: operation(sendingMany, ({ QueueUrl, Entries }) => {
      checkBatch(Entries);
      const queue = store.byUrl(QueueUrl);
      return { Successful: Entries.map((entry) => ({ Id: entry.Id, ...send(queue, entry) })), Failed: [] };
    }),
    ReceiveMessage: operation(receiving, async (input) => {
      const queue = store.byUrl(input.QueueUrl);
      const take = () => queue.receive(input.MaxNumberOfMessages, input.VisibilityTimeout);
      const found = await takeWithin(store, take, input.WaitTimeSeconds);
      return { Messages: found.map(shown) };
    }),
    DeleteMessage: operation(receipt, ({ QueueUrl, ReceiptHandle }) => {
      if (!store.byUrl(QueueUrl).delete(ReceiptHandle)) throw receiptInvalid();
    }),
    DeleteMessageBatch: operation(receipts, ({ QueueUrl, Entries }) => {
      checkBatch(Entries);
      const queue = store.byUrl(QueueUrl);
      const done = Entries.map((entry) => ({ Id: entry.Id, deleted: queue.delete(entry.ReceiptHandle) }));
      return {
        Successful: done.filter((entry) => entry.deleted).map(({ Id }) => ({ Id })),
        Failed: done
          .filter((entry) => !entry.deleted)
          .map(({ Id }) => ({ Id, Code: 'ReceiptHandleIsInvalid', SenderFault: true })),
      };
    }),
    ChangeMessageVisibility: operation(hiding, ({ QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
      if (!store.byUrl(QueueUrl).hide(ReceiptHandle, VisibilityTimeout)) throw receiptInvalid();
    }),
  };
}

/** Long polling, in real time: until something is sent or the wait is over. */
async function takeWithin(store: QueueStore, take: () => Message[], waitSeconds: number): Promise<Message[]> {
  const over = AbortSignal.timeout(waitSeconds * 1000);
  for (;;) {
    const found = take();
    if (found.length || waitSeconds === 0 || over.aborted) return found;
    const send = store.nextSend();
    const wait = Promise.withResolvers<void>();
    const wake = () => wait.resolve();
    over.addEventListener('abort', wake);
    await Promise.race([send.promise, wait.promise]);
    over.removeEventListener('abort', wake);
    send.cancel();
  }
}

function sameSetting(queue: Queue, name: string, value: unknown): boolean {
  return (
    JSON.stringify(Object.entries(queue.settings).find(([key]) => key === name)?.[1]) ===
    JSON.stringify(value)
  );
}

function shown(message: Message) {
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: md5(message.body),
    Body: message.body,
    Attributes: systemAttributes(message),
    MessageAttributes: message.attributes,
  };
}

function attributesOf({ arn, messages, settings }: Queue, place: Place) {
  const nowMs = place.now().getTime();
  const inFlight = messages.filter(
    (message) => message.visibleFromMs > nowMs && message.receiveCount > 0,
  ).length;
  const delayed = messages.filter(
    (message) => message.visibleFromMs > nowMs && message.receiveCount === 0,
  ).length;
  return {
    QueueArn: arn,
    ApproximateNumberOfMessages: String(messages.length - inFlight - delayed),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(settings.visibilitySeconds),
    DelaySeconds: String(settings.delaySeconds),
    ...(settings.redrive
      ? {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: settings.redrive.deadLetterArn,
            maxReceiveCount: settings.redrive.maxReceives,
          }),
        }
      : {}),
  };
}
