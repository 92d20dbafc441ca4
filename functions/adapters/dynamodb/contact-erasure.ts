import { ConditionalCheckFailedException, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { ContactErasure } from '../../recordings/delete-contact/delete-contact.ts';
import { readContactRecord } from '../../records/contact-record.ts';
import { erasedRecord } from '../../records/erased-record.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';

export interface ErasureTables {
  readonly RECORDINGS_TABLE: string;
  readonly CONTACT_RECORDS_TABLE: string;
}

export function dynamoDbErasure(
  { client, deadline }: DynamoDb,
  { RECORDINGS_TABLE, CONTACT_RECORDS_TABLE }: ErasureTables,
): Omit<ContactErasure, 'inConnect' | 'ofWords'> {
  const options = { abortSignal: deadline };
  return {
    inRecord: async (contactId, at) => {
      const Key = toItem({ contactId });
      const read = new GetItemCommand({ TableName: CONTACT_RECORDS_TABLE, Key, ConsistentRead: true });
      const { Item } = await client.send(read, options);
      if (!Item) return false;
      // Nothing to take out yet, and the hold forbids it anyway.
      if (!Item.record) return Item.held ? 'held' : false;
      const record = erasedRecord(readContactRecord(Buffer.from(Item.record?.S ?? '')));
      const erase = new UpdateItemCommand({
        TableName: CONTACT_RECORDS_TABLE,
        Key,
        // Without these two the call is in no list of a patient or a number any more.
        UpdateExpression:
          'SET #record = :record, erasedAt = if_not_exists(erasedAt, :at) REMOVE patientId, #number',
        ConditionExpression: 'attribute_not_exists(held)',
        ExpressionAttributeNames: { '#record': 'record', '#number': 'number' },
        ExpressionAttributeValues: {
          ':record': { S: JSON.stringify(record) },
          ':at': { S: at.toISOString() },
        },
      });
      try {
        await client.send(erase, options);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'held';
        throw error;
      }
    },
    ofRecording: async ({ contactId, key }, at) => {
      const command = new UpdateItemCommand({
        TableName: RECORDINGS_TABLE,
        Key: toItem({ contactId, object: key }),
        UpdateExpression: 'SET deletedAt = :at',
        ExpressionAttributeValues: { ':at': { S: at.toISOString() } },
      });
      await client.send(command, options);
    },
  };
}
