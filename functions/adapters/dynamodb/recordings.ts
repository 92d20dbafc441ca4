import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { endOfPeriod, type KeptDays } from '../../recordings/kept-days.ts';
import {
  type LegalHold,
  type RecordingIndex,
  type RecordingRows,
  recordingKinds,
  type StoredRecording,
} from '../../recordings/stored-recording.ts';
import { dayOf } from '../../records/day-shards.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { expiresAt } from './expiry.ts';
import { isDone } from './is-done.ts';
import { readAs } from './read-as.ts';

const recordingInItem = z.object({
  contactId: z.string(),
  object: z.string(),
  kind: z.enum(recordingKinds),
  versionId: z.string(),
  etag: z.string(),
  size: z.number(),
  storedAt: z.string(),
  keptUntil: z.optional(z.string()),
  held: z.optional(z.literal(true)),
  versions: z.optional(z.array(z.string())),
  deletedFor: z.optional(z.string()),
  deletedAt: z.optional(z.string()),
});
const markInItem = z.object({ at: z.string(), person: z.string(), ticket: z.string() });
/** Before the ticket. Sorts before every key of an object. */
export const holdRow = '#hold#';
export const deletionRow = '#deleted';

/** `contactId` and `object`: the key of an object, `#hold#<ticket>` or `#deleted`. */
export function dynamoDbRecordingIndex({ client, deadline }: DynamoDb, table: string): RecordingIndex {
  return {
    of: async (contactId) => {
      const recordings: StoredRecording[] = [];
      const holds: LegalHold[] = [];
      let deletion: LegalHold | undefined;
      let next: Item | undefined;
      do {
        const command = new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'contactId = :contact',
          ExpressionAttributeValues: { ':contact': { S: contactId } },
          ...(next && { ExclusiveStartKey: next }),
        });
        const { Items = [], LastEvaluatedKey } = await client.send(command, { abortSignal: deadline });
        for (const item of Items.map(fromItem)) {
          const object = String(item.object);
          if (object === deletionRow) deletion = readAs(markInItem, item, 'RECORDINGS_TABLE');
          else if (object.startsWith(holdRow)) holds.push(readAs(markInItem, item, 'RECORDINGS_TABLE'));
          else recordings.push(recordingFrom(item));
        }
        next = LastEvaluatedKey;
      } while (next);
      return { contactId, recordings, holds, ...(deletion && { deletion }) };
    },
  };
}

/** Rows go away with the records, unless the call is under hold. */
export function dynamoDbRecordingRows(
  { client, deadline }: DynamoDb,
  table: string,
  days: KeptDays,
): RecordingRows {
  return {
    add: async (recording) => {
      const command = new PutItemCommand({
        TableName: table,
        Item: {
          ...recordingItem({ ...recording, keptUntil: endOfPeriod(recording, days) }),
          ...toItem({ expiresAt: expiresAt(recording.storedAt, days.RECORDS_KEPT_DAYS) }),
        },
        ConditionExpression: 'attribute_not_exists(contactId)',
      });
      return isDone(client.send(command, { abortSignal: deadline }));
    },
  };
}

/** `storedDay`: where it is found by day (recordings-by-day.ts), with all that lies in the same folder of the bucket. */
export const recordingItem = ({ key, ...recording }: StoredRecording): Item =>
  toItem({ ...recording, object: key, storedDay: dayIn(key) ?? dayOf(recording.storedAt) });

/** Connect names folders by day; what it stores after midnight may lie in the one of the day before. */
const dayIn = (key: string): string | undefined =>
  /\/(\d{4}\/\d\d\/\d\d)\/[^/]+$/.exec(key)?.[1]?.replaceAll('/', '-');

export function recordingFrom(item: unknown): StoredRecording {
  const { object, keptUntil, held, versions, deletedFor, deletedAt, ...recording } = readAs(
    recordingInItem,
    item,
    'RECORDINGS_TABLE',
  );
  return {
    ...recording,
    key: object,
    ...(keptUntil !== undefined && { keptUntil }),
    ...(held && { held }),
    ...(versions && { versions }),
    ...(deletedFor !== undefined && { deletedFor }),
    ...(deletedAt !== undefined && { deletedAt }),
  };
}
