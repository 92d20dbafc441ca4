import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { SessionReader } from '../../identity/session.ts';
import type { DynamoDb } from './client.ts';
import { sessionFrom } from './session-items.ts';

export function dynamoDbSessionReader({ client, deadline }: DynamoDb, table: string): SessionReader {
  return {
    find: async (sessionId) => {
      const command = new GetItemCommand({
        TableName: table,
        Key: { contactId: { S: sessionId } },
        // A flow's steps follow each other within milliseconds; an older copy may not know yet that the caller is verified.
        ConsistentRead: true,
      });
      const { Item } = await client.send(command, { abortSignal: deadline });
      return Item && sessionFrom(Item);
    },
  };
}
