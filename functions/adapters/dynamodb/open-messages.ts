import { QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { OpenMessage, OpenMessages } from '../../messages/messages.ts';
import { fromItem, type Item } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { readAs } from './read-as.ts';

/** A patient has no more than a few. */
const readAtMost = 25;

/** By the index that only messages without an answer are in. */
export function dynamoDbOpenMessages({ client, deadline }: DynamoDb, table: string): OpenMessages {
  return {
    of: async (patientId) => {
      const command = new QueryCommand({
        TableName: table,
        IndexName: 'by-patient',
        KeyConditionExpression: 'openFor = :patientId',
        ExpressionAttributeValues: { ':patientId': { S: patientId } },
        Limit: readAtMost,
      });
      const { Items = [] } = await client.send(command, { abortSignal: deadline });
      return Items.map(openMessageFrom);
    },
  };
}

const inItem = z.object({
  messageId: z.string(),
  patientId: z.string(),
  reason: z.string(),
  takenAt: z.string(),
  dueOn: z.string(),
});

export const openMessageFrom = (item: Item): OpenMessage => readAs(inItem, fromItem(item), 'MESSAGES_TABLE');
