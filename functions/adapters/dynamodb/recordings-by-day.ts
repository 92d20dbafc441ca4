import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { Fault } from '../../faults.ts';
import type { RecordingsByDay } from '../../recordings/reconcile-recordings/reconcile-recordings.ts';
import type { StoredRecording } from '../../recordings/stored-recording.ts';
import { fromItem, type Item } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { recordingFrom } from './recordings.ts';

/** A page is as much as one answer of S3 lists; marks of calls are of no day. */
const pageSize = 1_000;

/** By index `by-stored` (infra/tables.ts): `storedDay`, in UTC, and the key of the object. */
export function dynamoDbRecordingsByDay({ client, deadline }: DynamoDb, table: string): RecordingsByDay {
  return {
    page: async ({ day, after }) => {
      const command = new QueryCommand({
        TableName: table,
        IndexName: 'by-stored',
        Limit: pageSize,
        KeyConditionExpression: '#day = :day AND #key > :after',
        ExpressionAttributeNames: { '#day': 'storedDay', '#key': 'object' },
        // No key is as short as a blank.
        ExpressionAttributeValues: { ':day': { S: day }, ':after': { S: after ?? ' ' } },
      });
      const { Items = [], LastEvaluatedKey } = await client.send(command, { abortSignal: deadline });
      const read = Items.map(orUnreadable);
      const next = Items.at(-1)?.object?.S;
      return {
        recordings: read.filter((one) => 'versionId' in one),
        unreadable: read.filter((one) => !('versionId' in one)),
        ...(LastEvaluatedKey && next !== undefined && { next }),
      };
    },
  };
}

/** One row that somebody spoilt must not hide all behind it. */
function orUnreadable(item: Item): StoredRecording | Pick<StoredRecording, 'contactId' | 'key'> {
  try {
    return recordingFrom(fromItem(item));
  } catch (error) {
    if (error instanceof Fault) return { contactId: item.contactId?.S ?? '', key: item.object?.S ?? '' };
    throw error;
  }
}
