import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SurveyAnswers } from '../../survey/survey-answers.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { writtenMembers } from './event-log.ts';

/** One place per call and question, so that a retry finds it taken. */
const sequence = 'survey#solved';

export function dynamoDbSurveyAnswers({ client, deadline }: DynamoDb, table: string): SurveyAnswers {
  return {
    record: async (sessionId, solved, at) => {
      const command = new PutItemCommand({
        TableName: table,
        Item: toItem({
          ...{ contactId: sessionId, sequence, kind: 'survey', solved, at: at.toISOString() },
          ...writtenMembers(sessionId, at),
        }),
        ConditionExpression: 'attribute_not_exists(contactId)',
      });
      try {
        await client.send(command, { abortSignal: deadline });
      } catch (error) {
        // Answered already: the step is repeated.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
