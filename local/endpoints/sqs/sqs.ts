/** SQS of the local centre: standard queues, and the hook that plays their Lambda event sources. */
import type { Place } from '../place.ts';
import type { Operations } from '../wire.ts';
import { type Consumer, createConsumer, type QueueHandler } from './consumer.ts';
import { queueOperations } from './operations.ts';
import { createQueue, type Message, type Queue, type QueueSettings } from './queue.ts';
import { queueMissing } from './request.ts';

export type QueuesEndpoint = {
  readonly operations: Operations;
  /** Makes a queue, as the synthesized template has it; one that exists is kept. Resolves names to the URL. */
  create(name: string, settings?: Partial<QueueSettings>): { url: string; arn: string };
  /** Puts a message without HTTP: what Lambda itself does with events that it gives up. */
  put(queueUrl: string, body: string): void;
  /** Hears every message sent to the queue, without taking it. */
  onMessage(queueUrl: string, listener: (body: string) => void): () => void;
  /** Plays a Lambda event source: see `consumer.ts`. `onError` hears what the handler throws. Returns the way to stop. */
  consume(queueUrl: string, handler: QueueHandler, onError?: (error: unknown) => void): () => void;
  /** Hands over all that is visible now, until nothing is left; for tests and whoever turns the clock. */
  deliver(): Promise<number>;
  /** What lies in a queue, received or not. */
  messages(queueUrl: string): readonly Message[];
  dump(): Promise<string>;
  stop(): void;
};

export type QueueStore = {
  readonly queues: ReadonlyMap<string, Queue>;
  byUrl(url: string): Queue;
  create(name: string, settings?: Partial<QueueSettings>): Queue;
  remove(queue: Queue): void;
  /** Resolves when a message is sent to any queue. */
  nextSend(): { promise: Promise<void>; cancel(): void };
  sent(queue: Queue, message: Message): void;
};

export function createQueues(place: Place & { readonly url: string }): QueuesEndpoint {
  const queues = new Map<string, Queue>();
  const consumers = new Map<string, Set<Consumer>>();
  const listeners = new Map<string, Set<(body: string) => void>>();
  const waiting = new Set<() => void>();

  const store: QueueStore = {
    queues,
    // By name: a client may reach us under another host name than the one in the URL.
    byUrl(url) {
      const found = queues.get(url.split('/').at(-1) ?? '');
      if (found) return found;
      throw queueMissing();
    },
    create(name, settings = {}) {
      const existing = queues.get(name);
      if (existing) return existing;
      const all = { visibilitySeconds: 30, delaySeconds: 0, ...settings };
      const arn = `arn:aws:sqs:${place.region}:${place.account}:${name}`;
      const made = createQueue(
        place,
        name,
        `${place.url}/${place.account}/${name}`,
        arn,
        all,
        moveToDeadLetters,
      );
      queues.set(name, made);
      return made;
    },
    remove(queue) {
      queues.delete(queue.name);
      for (const consumer of consumers.get(queue.name) ?? []) consumer.stop();
    },
    nextSend() {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add(resolve);
      return { promise, cancel: () => void waiting.delete(resolve) };
    },
    sent(queue, message) {
      for (const listener of listeners.get(queue.name) ?? []) listener(message.body);
      for (const resolve of waiting) resolve();
      waiting.clear();
      // After the answer to the sender, as in AWS.
      for (const consumer of consumers.get(queue.name) ?? []) setImmediate(() => void consumer.deliver());
    },
  };

  function moveToDeadLetters(message: Message, deadLetterArn: string): boolean {
    const target = [...queues.values()].find((queue) => queue.arn === deadLetterArn);
    if (!target) return false;
    const moved = { ...message, visibleFromMs: place.now().getTime(), receiveCount: 0, receipt: undefined };
    target.messages.push(moved);
    store.sent(target, moved);
    return true;
  }

  const stopAll = () => {
    for (const resolve of waiting) resolve();
    for (const set of consumers.values()) for (const consumer of set) consumer.stop();
  };

  return {
    operations: queueOperations(store, place),
    create(name, settings) {
      const { url, arn } = store.create(name, settings);
      return { url, arn };
    },
    put(queueUrl, body) {
      const queue = store.byUrl(queueUrl);
      store.sent(queue, queue.send(body, {}));
    },
    onMessage: (queueUrl, listener) => addTo(listeners, store.byUrl(queueUrl).name, listener),
    consume(queueUrl, handler, onError = () => undefined) {
      const queue = store.byUrl(queueUrl);
      // A handler that throws fails its batch; the messages come again and end in the dead-letter queue.
      const consumer = createConsumer(place, queue, handler, onError);
      const remove = addTo(consumers, queue.name, consumer);
      void consumer.deliver();
      return () => {
        consumer.stop();
        remove();
      };
    },
    async deliver() {
      let total = 0;
      for (let handed = 1; handed > 0; total += handed) {
        handed = 0;
        for (const consumer of [...consumers.values()].flatMap((set) => [...set]))
          handed += await consumer.deliver();
      }
      return total;
    },
    messages: (queueUrl) => store.byUrl(queueUrl).messages,
    dump: async () =>
      [...queues.values()]
        .flatMap((queue) => queue.messages.map((message) => `${queue.name} ${JSON.stringify(message)}`))
        .join('\n'),
    stop: stopAll,
  };
}

function addTo<T>(sets: Map<string, Set<T>>, name: string, member: T): () => void {
  const set = sets.get(name) ?? new Set<T>();
  sets.set(name, set.add(member));
  return () => void set.delete(member);
}
