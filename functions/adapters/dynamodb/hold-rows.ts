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
  /** What is not there cannot be marked; a record that comes later finds no mark to lose. */
  const ifThere = async (input: UpdateItemCommandInput) => {
    const command = new UpdateItemCommand({ ...input, ConditionExpression: 'attribute_exists(contactId)' });
    try {
      await client.send(command, options);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
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
      await ifThere({
        TableName: CONTACT_RECORDS_TABLE,
        Key: toItem({ contactId }),
        // `keptUntil` is what `expiresAt` would be: it stays while the row is held.
        UpdateExpression: held
          ? 'SET held = :held REMOVE expiresAt'
          : 'SET expiresAt = keptUntil REMOVE held',
        ...(held && { ExpressionAttributeValues: { ':held': { BOOL: true } } }),
      });
    },
  };
}
