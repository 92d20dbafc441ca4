/** Plays the Lambda event source of a queue: hands batches to a handler, deletes what succeeded, leaves the rest to be redelivered. */
import type { Place } from '../place.ts';
import { type Message, md5, type Queue } from './queue.ts';

/** A record as Lambda writes it in an SQS event. */
export type QueueRecord = {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<
    Record<
      string,
      { readonly dataType: string; readonly stringValue?: string; readonly binaryValue?: string }
    >
  >;
  readonly md5OfBody: string;
  readonly eventSource: 'aws:sqs';
  readonly eventSourceARN: string;
  readonly awsRegion: string;
};
/** As in Lambda: nothing means that all succeeded; a throw, that all failed. */
export type BatchResult =
  | { readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[] }
  | undefined;
// `void`: a Lambda handler that returns nothing is welcome here too.
// biome-ignore lint/suspicious/noConfusingVoidType: see above
export type QueueHandler = (records: readonly QueueRecord[]) => Promise<BatchResult | void>;

export type Consumer = {
  /** Hands over what is visible now; resolves when the handler is through with it. */
  deliver(): Promise<number>;
  stop(): void;
};

/** Source: Lambda developer guide, "Using Lambda with Amazon SQS": ten messages a batch unless set otherwise. */
const BATCH = 10;

export function createConsumer(
  place: Place,
  queue: Queue,
  handler: QueueHandler,
  onError: (error: unknown) => void,
): Consumer {
  let under: Promise<number> = Promise.resolve(0);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function deliverAll(): Promise<number> {
    let handed = 0;
    while (!stopped) {
      const batch = queue.receive(BATCH);
      if (batch.length === 0) break;
      handed += batch.length;
      const failed = await run(batch);
      for (const message of batch)
        if (!failed.has(message.id) && message.receipt) queue.delete(message.receipt);
    }
    wakeAtNextVisible();
    return handed;
  }

  async function run(batch: readonly Message[]): Promise<Set<string>> {
    try {
      const result = await handler(batch.map((message) => recordOf(place, queue, message)));
      return new Set(result?.batchItemFailures?.map((failure) => failure.itemIdentifier));
    } catch (error) {
      onError(error);
      return new Set(batch.map((message) => message.id));
    }
  }

  /** In real time: where the clock is injected, whoever turns it calls `deliver`. */
  function wakeAtNextVisible(): void {
    clearTimeout(timer);
    const next = queue.nextVisibleMs();
    if (stopped || next === undefined) return;
    timer = setTimeout(() => void consumer.deliver(), Math.max(next - place.now().getTime(), 100)).unref();
  }

  const consumer: Consumer = {
    deliver() {
      under = under.then(deliverAll);
      return under;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
  return consumer;
}

function recordOf(place: Place, queue: Queue, message: Message): QueueRecord {
  const attributes = Object.entries(message.attributes).map(
    ([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: String(DataType),
        ...(StringValue === undefined ? {} : { stringValue: String(StringValue) }),
        ...(BinaryValue === undefined ? {} : { binaryValue: String(BinaryValue) }),
      },
    ],
  );
  return {
    messageId: message.id,
    receiptHandle: message.receipt ?? '',
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: place.region,
  };
}

/** What SQS says about a message: counts and times in text. */
export function systemAttributes(message: Message): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentMs),
    SenderId: 'local',
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs ?? message.sentMs),
  };
}
