import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { HoldRows } from '../../recordings/hold-contact/hold-contact.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { noVersion } from './contact-items.ts';
import { expiresAt } from './expiry.ts';
import { holdRow } from './recordings.ts';

export interface HoldTables {
  readonly RECORDINGS_TABLE: string;
  readonly CONTACT_RECORDS_TABLE: string;
  readonly RECORDS_KEPT_DAYS: number;
}

export function dynamoDbHoldRows({ client, deadline }: DynamoDb, tables: HoldTables): HoldRows {
  const options = { abortSignal: deadline };
  const { RECORDINGS_TABLE, CONTACT_RECORDS_TABLE, RECORDS_KEPT_DAYS } = tables;
  /** Rows of objects are marked by whoever indexes them, when they come later. */
  const ifThere = async (input: UpdateItemCommandInput) => {
    const command = new UpdateItemCommand({ ...input, ConditionExpression: 'attribute_exists(contactId)' });
    await unlessMissing(client.send(command, options));
  };
  return {
    put: async (contactId, hold) => {
      const Item = toItem({ contactId, object: holdRow, ...hold });
      await client.send(new PutItemCommand({ TableName: RECORDINGS_TABLE, Item }), options);
    },
    lift: async (contactId) => {
      const Key = toItem({ contactId, object: holdRow });
      await client.send(new DeleteItemCommand({ TableName: RECORDINGS_TABLE, Key }), options);
    },
    mark: async (contactId, recordings, held) => {
      const expiry = (begin: string) => ({ ':end': { N: String(expiresAt(begin, RECORDS_KEPT_DAYS)) } });
      await Promise.all(
        recordings.map(({ key, storedAt }) =>
          ifThere({
            TableName: RECORDINGS_TABLE,
            Key: toItem({ contactId, object: key }),
            UpdateExpression: held ? 'REMOVE expiresAt' : 'SET expiresAt = :end',
            ...(!held && { ExpressionAttributeValues: expiry(storedAt) }),
          }),
        ),
      );
      const end = expiresAt(new Date().toISOString(), RECORDS_KEPT_DAYS);
      const command = new UpdateItemCommand({
        TableName: CONTACT_RECORDS_TABLE,
        Key: toItem({ contactId }),
        ...(held
          ? {
              UpdateExpression:
                'SET held = :held, lastUpdate = if_not_exists(lastUpdate, :none) REMOVE expiresAt',
              ExpressionAttributeValues: toItem({ ':held': true, ':none': noVersion }),
            }
          : {
              // `keptUntil` is what `expiresAt` would be: it stays while the row is held.
              UpdateExpression: 'SET expiresAt = if_not_exists(keptUntil, :end) REMOVE held',
              ConditionExpression: 'attribute_exists(contactId)',
              ExpressionAttributeValues: toItem({ ':end': end }),
            }),
      });
      await unlessMissing(client.send(command, options));
    },
  };
}

async function unlessMissing(update: Promise<unknown>): Promise<void> {
  try {
    await update;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
