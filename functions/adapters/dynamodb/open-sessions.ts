import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { OpenSessions } from '../../identity/recognise-caller/recognise-caller.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { candidateList, expiryOf } from './session-items.ts';

export function dynamoDbOpenSessions({ client, deadline }: DynamoDb, table: string): OpenSessions {
  return {
    open: async (session, now) => {
      const command = new PutItemCommand({
        TableName: table,
        Item: toItem({
          contactId: session.sessionId,
          level: session.level,
          foundBy: session.foundBy,
          candidates: candidateList(session),
          failures: session.failures,
          codesSent: session.codesSent,
          expiresAt: expiryOf(now),
        }),
        ConditionExpression: 'attribute_not_exists(contactId)',
      });
      try {
        await client.send(command, { abortSignal: deadline });
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
