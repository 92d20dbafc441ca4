import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { CandidateSessions } from '../../identity/note-record-number/note-record-number.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { candidateList, expiryOf } from './session-items.ts';

export function dynamoDbCandidateSessions({ client, deadline }: DynamoDb, table: string): CandidateSessions {
  return {
    noteCandidates: async ({ sessionId, now, ...noted }) => {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: { contactId: { S: sessionId } },
        UpdateExpression: 'SET foundBy = :foundBy, candidates = :candidates, expiresAt = :expiresAt',
        ExpressionAttributeValues: toItem({
          ':foundBy': noted.foundBy,
          ':candidates': candidateList(noted),
          ':expiresAt': expiryOf(now),
        }),
      });
      await client.send(command, { abortSignal: deadline });
    },
  };
}
