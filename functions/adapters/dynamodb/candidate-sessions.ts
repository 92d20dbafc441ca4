import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { CandidateSessions } from '../../identity/note-record-number/note-record-number.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { candidateList, expiryOf, failuresIn } from './session-items.ts';

export function dynamoDbCandidateSessions({ client, deadline }: DynamoDb, table: string): CandidateSessions {
  return {
    failuresOf: async (counter) => {
      const Key = { contactId: { S: counter } };
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
        { abortSignal: deadline },
      );
      return failuresIn(Item);
    },
    noteCandidates: async ({ sessionId, now, ...noted }) => {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: { contactId: { S: sessionId } },
        UpdateExpression:
          'SET foundBy = :foundBy, candidates = :candidates, recordCounter = :counter, expiresAt = :expiresAt',
        ExpressionAttributeValues: toItem({
          ':foundBy': noted.foundBy,
          ':candidates': candidateList(noted),
          ':counter': noted.recordCounter,
          ':expiresAt': expiryOf(now),
        }),
      });
      await client.send(command, { abortSignal: deadline });
    },
  };
}
