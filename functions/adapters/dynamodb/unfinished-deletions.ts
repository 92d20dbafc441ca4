import {
  DeleteItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { UnfinishedDeletions } from '../../recordings/finish-deletions/finish-deletions.ts';
import { fromItem, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { isDone } from './is-done.ts';
import { readAs } from './read-as.ts';

/** One partition of the table of recordings; no id of a contact begins like it. */
const unfinishedPartition = '#unfinished';
const unfinishedItem = z.object({
  object: z.string(),
  at: z.string(),
  person: z.string(),
  ticket: z.string(),
  triedAt: z.optional(z.string()),
});
type Unfinished = z.infer<typeof unfinishedItem>;

const longestAgo = ({ triedAt: one = '' }: Unfinished, { triedAt: other = '' }: Unfinished): number =>
  one < other ? -1 : Number(one > other);

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
      const asked = {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'contactId = :unfinished',
        ExpressionAttributeValues: { ':unfinished': { S: unfinishedPartition } },
      };
      let waiting: readonly Unfinished[] = [];
      // Small rows, thousands of them in an answer: all are looked at, so that none waits behind others for ever.
      for await (const { Items = [] } of paginateQuery({ client }, asked, { abortSignal: deadline })) {
        const read = Items.map((item) => readAs(unfinishedItem, fromItem(item), 'RECORDINGS_TABLE'));
        waiting = [...waiting, ...read].toSorted(longestAgo).slice(0, limit);
      }
      return waiting.map(({ object, at, person, ticket }) => ({
        contactId: object,
        deletion: { at, person, ticket },
      }));
    },
    trying: async (contactId, at) => {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: toItem(keyOf(contactId)),
        UpdateExpression: 'SET triedAt = :at',
        ConditionExpression: 'attribute_exists(contactId)',
        ExpressionAttributeValues: toItem({ ':at': at }),
      });
      await isDone(client.send(command, { abortSignal: deadline }));
    },
    remove: async (contactId) => {
      const command = new DeleteItemCommand({ TableName: table, Key: toItem(keyOf(contactId)) });
      await client.send(command, { abortSignal: deadline });
    },
  };
}
