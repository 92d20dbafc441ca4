/** One queue: messages, visibility time-outs, and the way to its dead-letter queue. */
import { createHash } from 'node:crypto';
import type { Place } from '../place.ts';

export type MessageAttributes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type Message = {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly sentMs: number;
  visibleFromMs: number;
  firstReceivedMs: number | undefined;
  receiveCount: number;
  /** The handle of the latest receipt: only that one may delete. */
  receipt: string | undefined;
};

export type QueueSettings = {
  visibilitySeconds: number;
  delaySeconds: number;
  /** Absent: messages stay until they are deleted. */
  redrive?: { readonly deadLetterArn: string; readonly maxReceives: number } | undefined;
};

export type Queue = {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly settings: QueueSettings;
  readonly messages: Message[];
  send(body: string, attributes: MessageAttributes, delaySeconds?: number): Message;
  /** Up to `limit` visible messages; each is hidden for the visibility time-out. */
  receive(limit: number, visibilitySeconds?: number): Message[];
  /** False when the handle is not that of the latest receipt. */
  delete(receipt: string): boolean;
  hide(receipt: string, seconds: number): boolean;
  /** When the next message becomes visible; undefined when the queue is empty. */
  nextVisibleMs(): number | undefined;
};

/** `move` gets a message that has been received too often. */
export function createQueue(
  place: Place,
  name: string,
  url: string,
  arn: string,
  settings: QueueSettings,
  move: (message: Message, deadLetterArn: string) => boolean,
): Queue {
  const messages: Message[] = [];
  const nowMs = () => place.now().getTime();
  const received = (receipt: string) => messages.find((message) => message.receipt === receipt);

  return {
    name,
    url,
    arn,
    settings,
    messages,
    send(body, attributes, delaySeconds = settings.delaySeconds) {
      const sentMs = nowMs();
      const made = {
        id: place.ids(),
        body,
        attributes,
        sentMs,
        visibleFromMs: sentMs + delaySeconds * 1000,
        firstReceivedMs: undefined,
        receiveCount: 0,
        receipt: undefined,
      };
      messages.push(made);
      return made;
    },
    receive(limit, visibilitySeconds = settings.visibilitySeconds) {
      const { redrive } = settings;
      const taken: Message[] = [];
      for (const message of [...messages]) {
        if (taken.length === limit) break;
        if (message.visibleFromMs > nowMs()) continue;
        if (redrive && message.receiveCount >= redrive.maxReceives && move(message, redrive.deadLetterArn)) {
          messages.splice(messages.indexOf(message), 1);
          continue;
        }
        message.receiveCount += 1;
        message.firstReceivedMs ??= nowMs();
        message.visibleFromMs = nowMs() + visibilitySeconds * 1000;
        message.receipt = place.ids();
        taken.push(message);
      }
      return taken;
    },
    delete(receipt) {
      const found = received(receipt);
      if (found) messages.splice(messages.indexOf(found), 1);
      return found !== undefined;
    },
    hide(receipt, seconds) {
      const found = received(receipt);
      if (found) found.visibleFromMs = nowMs() + seconds * 1000;
      return found !== undefined;
    },
    nextVisibleMs: () =>
      messages.length ? Math.min(...messages.map((message) => message.visibleFromMs)) : undefined,
  };
}

export const md5 = (text: string) => createHash('md5').update(text).digest('hex');
