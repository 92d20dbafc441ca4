import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { WaitingTranscripts } from '../../search/transcript-words.ts';
import { fromItem, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { expiresAt } from './expiry.ts';
import { readAs } from './read-as.ts';

/** One partition of the table of words; no token begins like it. */
const waitingPartition = '#waiting';
/** A record that has not come within a week never comes: reconciliation has named it long before. */
const waitsForDays = 7;
const waitingItem = z.object({ startedAt: z.string(), key: z.string() });

/** `now`: of the request. */
export function dynamoDbWaitingTranscripts(
  { client, deadline }: DynamoDb,
  table: string,
  now: Date,
): WaitingTranscripts {
  const keyOf = (contactId: string) => toItem({ word: waitingPartition, startedAt: contactId });
  return {
    add: async (contactId, key) => {
      const until = expiresAt(now.toISOString(), waitsForDays);
      const Item = { ...keyOf(contactId), ...toItem({ key, expiresAt: until }) };
      await client.send(new PutItemCommand({ TableName: table, Item }), { abortSignal: deadline });
    },
    some: async (limit, after) => {
      const command = new QueryCommand({
        TableName: table,
        Limit: limit,
        KeyConditionExpression: 'word = :waiting',
        ExpressionAttributeValues: { ':waiting': { S: waitingPartition } },
        ...(after !== undefined && { ExclusiveStartKey: keyOf(after) }),
      });
      const { Items = [] } = await client.send(command, { abortSignal: deadline });
      return Items.map((item) => {
        const { startedAt, key } = readAs(waitingItem, fromItem(item), 'TRANSCRIPT_WORDS_TABLE');
        return { contactId: startedAt, key };
      });
    },
    remove: async (contactId) => {
      const command = new DeleteItemCommand({ TableName: table, Key: keyOf(contactId) });
      await client.send(command, { abortSignal: deadline });
    },
  };
}
