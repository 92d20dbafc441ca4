import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { MarkRows } from '../../recordings/call-marks.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { noVersion } from './contact-items.ts';
import { expiresAt } from './expiry.ts';
import { isDone } from './is-done.ts';
import { deletionRow, holdRow } from './recordings.ts';

export interface MarkTables {
  readonly RECORDINGS_TABLE: string;
  readonly CONTACT_RECORDS_TABLE: string;
  readonly RECORDS_KEPT_DAYS: number;
}

export function dynamoDbMarkRows({ client, deadline }: DynamoDb, tables: MarkTables): MarkRows {
  const { RECORDINGS_TABLE, CONTACT_RECORDS_TABLE, RECORDS_KEPT_DAYS } = tables;
  const options = { abortSignal: deadline };
  const putOnce = (item: object & { readonly contactId: string; readonly object: string }) => {
    const command = new PutItemCommand({
      TableName: RECORDINGS_TABLE,
      Item: toItem({ ...item }),
      ConditionExpression: 'attribute_not_exists(contactId)',
    });
    return isDone(client.send(command, options));
  };
  const remove = async (contactId: string, object: string) => {
    const Key = toItem({ contactId, object });
    await client.send(new DeleteItemCommand({ TableName: RECORDINGS_TABLE, Key }), options);
  };
  return {
    putHold: async (contactId, hold) => {
      await putOnce({ ...hold, contactId, object: `${holdRow}${hold.ticket}` });
    },
    liftHold: (contactId, ticket) => remove(contactId, `${holdRow}${ticket}`),
    putDeletion: (contactId, deletion) => putOnce({ ...deletion, contactId, object: deletionRow }),
    takeBackDeletion: (contactId) => remove(contactId, deletionRow),
    keepRecord: async (contactId, kept) => {
      const end = expiresAt(new Date().toISOString(), RECORDS_KEPT_DAYS);
      const command = new UpdateItemCommand({
        TableName: CONTACT_RECORDS_TABLE,
        Key: toItem({ contactId }),
        ...(kept
          ? {
              UpdateExpression:
                'SET held = :held, lastUpdate = if_not_exists(lastUpdate, :none) REMOVE expiresAt',
              ExpressionAttributeValues: toItem({ ':held': true, ':none': noVersion }),
            }
          : {
              // `keptUntil` is what `expiresAt` would be: it stays while the row is held.
              UpdateExpression: 'SET expiresAt = if_not_exists(keptUntil, :end) REMOVE held',
              ConditionExpression: 'attribute_exists(held)',
              ExpressionAttributeValues: toItem({ ':end': end }),
            }),
      });
      await isDone(client.send(command, options));
    },
    keepRecording: dynamoDbKeepRecording({ client, deadline }, tables),
  };
}

export function dynamoDbKeepRecording(
  { client, deadline }: DynamoDb,
  { RECORDINGS_TABLE, RECORDS_KEPT_DAYS }: Omit<MarkTables, 'CONTACT_RECORDS_TABLE'>,
): MarkRows['keepRecording'] {
  return async ({ contactId, key, storedAt }, { kept, ours }) => {
    const end = expiresAt(storedAt, RECORDS_KEPT_DAYS);
    const command = new UpdateItemCommand({
      TableName: RECORDINGS_TABLE,
      Key: toItem({ contactId, object: key }),
      ConditionExpression: 'attribute_exists(contactId)',
      ...(kept
        ? ours
          ? {
              UpdateExpression: 'SET held = :held REMOVE expiresAt',
              ExpressionAttributeValues: toItem({ ':held': true }),
            }
          : { UpdateExpression: 'REMOVE expiresAt' }
        : {
            UpdateExpression: 'SET expiresAt = :end REMOVE held',
            ExpressionAttributeValues: toItem({ ':end': end }),
          }),
    });
    await isDone(client.send(command, { abortSignal: deadline }));
  };
}
