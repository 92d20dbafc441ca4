/** Inputs of the SQS operations, and the faults they share. */
import { z } from 'zod';
import { ApiFault } from '../wire.ts';
import type { QueueSettings } from './queue.ts';

/** Source: SQS developer guide, "Message quotas": 1 MiB, attributes included. */
const MAX_MESSAGE_BYTES = 1_048_576;
const body = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= MAX_MESSAGE_BYTES, { path: ['(longer than 1 MiB)'] });
const seconds = (max: number) => z.number().int().min(0).max(max);
const attributes = z.record(z.string(), z.record(z.string(), z.unknown())).default({});

export const named = z.object({ QueueName: z.string() });
export const addressed = z.object({ QueueUrl: z.string() });
export const creation = z.object({
  QueueName: z.string().regex(/^[\w-]{1,80}(\.fifo)?$/),
  Attributes: z.record(z.string(), z.string()).default({}),
});
export const settingsChange = addressed.extend({ Attributes: z.record(z.string(), z.string()) });
const message = { MessageBody: body, DelaySeconds: seconds(900).optional(), MessageAttributes: attributes };
export const sending = addressed.extend({ ...message, MessageGroupId: z.undefined().optional() });
export const sendingMany = addressed.extend({ Entries: z.array(z.object({ Id: z.string(), ...message })) });
export const receiving = addressed.extend({
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: seconds(43_200).optional(),
  WaitTimeSeconds: seconds(20).default(0),
});
export const receipt = addressed.extend({ ReceiptHandle: z.string() });
export const receipts = addressed.extend({
  Entries: z.array(z.object({ Id: z.string(), ReceiptHandle: z.string() })),
});
export const hiding = receipt.extend({ VisibilityTimeout: seconds(43_200) });

export const queueMissing = () =>
  new ApiFault(
    'QueueDoesNotExist',
    'The specified queue does not exist. Create it first, or correct the queue URL.',
  );

export const receiptInvalid = () =>
  new ApiFault(
    'ReceiptHandleIsInvalid',
    'The receipt handle is not that of the latest receipt of a message in this queue.',
  );

/** Source: SQS API reference, SendMessageBatch and DeleteMessageBatch: one to ten entries, distinct ids. */
export function checkBatch(entries: readonly { readonly Id: string }[]): void {
  if (entries.length === 0)
    throw new ApiFault('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > 10)
    throw new ApiFault('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
  if (new Set(entries.map((entry) => entry.Id)).size < entries.length) {
    throw new ApiFault(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
}

const redrivePolicy = z.object({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: z.coerce.number().int().min(1).max(1000),
});

/** Attributes that say how a queue is kept, which makes no difference here; every other one is played or refused. */
const WITHOUT_EFFECT = [
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
  'Policy',
  'MessageRetentionPeriod',
  'MaximumMessageSize',
  'RedriveAllowPolicy',
  'ReceiveMessageWaitTimeSeconds',
];
const PLAYED = ['VisibilityTimeout', 'DelaySeconds', 'RedrivePolicy'];

export function settingsFrom(given: Readonly<Record<string, string>>): Partial<QueueSettings> {
  const unknown = Object.keys(given).find((name) => !PLAYED.includes(name) && !WITHOUT_EFFECT.includes(name));
  if (unknown)
    throw new ApiFault('InvalidAttributeName', `local endpoint has no queue attribute ${unknown} yet.`);
  const settings: Partial<QueueSettings> = {};
  if (given.VisibilityTimeout !== undefined)
    settings.visibilitySeconds = wholeNumber('VisibilityTimeout', given.VisibilityTimeout);
  if (given.DelaySeconds !== undefined)
    settings.delaySeconds = wholeNumber('DelaySeconds', given.DelaySeconds);
  if (given.RedrivePolicy !== undefined) settings.redrive = redriveFrom(given.RedrivePolicy);
  return settings;
}

function redriveFrom(text: string): QueueSettings['redrive'] {
  if (text === '') return undefined;
  try {
    const { deadLetterTargetArn, maxReceiveCount } = redrivePolicy.parse(JSON.parse(text));
    return { deadLetterArn: deadLetterTargetArn, maxReceives: maxReceiveCount };
  } catch {
    throw new ApiFault(
      'InvalidAttributeValue',
      'RedrivePolicy needs deadLetterTargetArn and maxReceiveCount (1 to 1000), as JSON.',
    );
  }
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new ApiFault(
    'InvalidAttributeValue',
    `Invalid value for the parameter ${name}: a whole number of seconds is needed.`,
  );
}
