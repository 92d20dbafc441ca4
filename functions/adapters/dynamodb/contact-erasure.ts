import { ConditionalCheckFailedException, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { ContactErasure } from '../../recordings/delete-contact/delete-contact.ts';
import type { RemovalRows } from '../../recordings/delete-contact/remove-recording.ts';
import type { StoredRecording } from '../../recordings/stored-recording.ts';
import { readContactRecord } from '../../records/contact-record.ts';
import { erasedRecord } from '../../records/erased-record.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { noVersion } from './contact-items.ts';
import { expiresAt } from './expiry.ts';

export interface ErasureTables {
  readonly CONTACT_RECORDS_TABLE: string;
  readonly RECORDS_KEPT_DAYS: number;
}

export function dynamoDbErasure(
  { client, deadline }: DynamoDb,
  { CONTACT_RECORDS_TABLE, RECORDS_KEPT_DAYS }: ErasureTables,
): Pick<ContactErasure, 'inRecord'> {
  const options = { abortSignal: deadline };

  /** A row that is no record to anybody until one comes, which finds in it that it is to be erased. It expires as a record does. */
  async function eraseOnArrival(contactId: string, at: Date): ReturnType<ContactErasure['inRecord']> {
    const end = expiresAt(at.toISOString(), RECORDS_KEPT_DAYS);
    const command = new UpdateItemCommand({
      TableName: CONTACT_RECORDS_TABLE,
      Key: toItem({ contactId }),
      UpdateExpression: 'SET erasedAt = if_not_exists(erasedAt, :at), lastUpdate = :none, expiresAt = :end',
      ConditionExpression: 'attribute_not_exists(held) AND attribute_not_exists(#record)',
      ExpressionAttributeNames: { '#record': 'record' },
      ExpressionAttributeValues: toItem({ ':at': at.toISOString(), ':none': noVersion, ':end': end }),
    });
    try {
      await client.send(command, options);
      return 'awaited';
    } catch (error) {
      // The record, or a hold, came meanwhile.
      if (error instanceof ConditionalCheckFailedException) return inRecord(contactId, at);
      throw error;
    }
  }

  async function inRecord(contactId: string, at: Date): ReturnType<ContactErasure['inRecord']> {
    const Key = toItem({ contactId });
    const read = new GetItemCommand({ TableName: CONTACT_RECORDS_TABLE, Key, ConsistentRead: true });
    const { Item } = await client.send(read, options);
    // Nothing to take out yet, and a hold forbids it anyway.
    if (!Item?.record) return Item?.held ? 'held' : eraseOnArrival(contactId, at);
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
      return 'erased';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'held';
      throw error;
    }
  }

  return { inRecord };
}

export function dynamoDbRemovalRows({ client, deadline }: DynamoDb, table: string): RemovalRows {
  const update = async (
    { contactId, key }: StoredRecording,
    UpdateExpression: string,
    values: Parameters<typeof toItem>[0],
  ) => {
    const command = new UpdateItemCommand({
      TableName: table,
      Key: toItem({ contactId, object: key }),
      UpdateExpression,
      ExpressionAttributeValues: toItem(values),
    });
    await client.send(command, { abortSignal: deadline });
  };
  return {
    removing: (recording, { versions, ticket }) =>
      update(recording, 'SET versions = :versions, deletedFor = :ticket', {
        ':versions': versions,
        ':ticket': ticket,
      }),
    removed: (recording, at) =>
      update(recording, 'SET deletedAt = :at REMOVE held', { ':at': at.toISOString() }),
  };
}
