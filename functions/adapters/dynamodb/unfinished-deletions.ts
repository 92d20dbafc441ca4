import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { UnfinishedDeletions } from '../../recordings/finish-deletions/finish-deletions.ts';
import { fromItem, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { readAs } from './read-as.ts';

/** One partition of the table of recordings; no id of a contact begins like it. */
const unfinishedPartition = '#unfinished';
const unfinishedItem = z.object({
  object: z.string(),
  at: z.string(),
  person: z.string(),
  ticket: z.string(),
});

/** `contactId` is the partition, `object` the leg that told of it. */
export function dynamoDbUnfinishedDeletions(
  { client, deadline }: DynamoDb,
  table: string,
): UnfinishedDeletions {
  const keyOf = (contactId: string) => ({ contactId: unfinishedPartition, object: contactId });
  return {
    add: async (contactId, deletion) => {
      const Item = toItem({ ...deletion, ...keyOf(contactId) });
      await client.send(new PutItemCommand({ TableName: table, Item }), { abortSignal: deadline });
    },
    some: async (limit) => {
      const command = new QueryCommand({
        TableName: table,
        Limit: limit,
        ConsistentRead: true,
        KeyConditionExpression: 'contactId = :unfinished',
        ExpressionAttributeValues: { ':unfinished': { S: unfinishedPartition } },
      });
      const { Items = [] } = await client.send(command, { abortSignal: deadline });
      return Items.map((item) => {
        const { object, ...deletion } = readAs(unfinishedItem, fromItem(item), 'RECORDINGS_TABLE');
        return { contactId: object, deletion };
      });
    },
    remove: async (contactId) => {
      const command = new DeleteItemCommand({ TableName: table, Key: toItem(keyOf(contactId)) });
      await client.send(command, { abortSignal: deadline });
    },
  };
}
