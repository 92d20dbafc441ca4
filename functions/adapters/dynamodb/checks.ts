import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Checks } from '../../insurance/checks.ts';
import { toAttribute, toItem } from './attribute-values.ts';
import { answerToStore, checkFrom } from './check-items.ts';
import type { DynamoDb } from './client.ts';
import { expiryOf } from './session-items.ts';

export function dynamoDbChecks({ client, deadline }: DynamoDb, table: string): Checks {
  const options = { abortSignal: deadline };
  return {
    open: async (check, now) => {
      const command = new PutItemCommand({
        TableName: table,
        Item: toItem({ ...check, expiresAt: expiryOf(now) }),
        ConditionExpression: 'attribute_not_exists(checkId)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      try {
        await client.send(command, options);
        return check;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException && error.Item) return checkFrom(error.Item);
        throw error;
      }
    },

    find: async (checkId) => {
      const Key = { checkId: { S: checkId } };
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
        options,
      );
      return Item && checkFrom(Item);
    },

    answer: async (checkId, answer) => {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: { checkId: { S: checkId } },
        ConditionExpression: 'attribute_exists(checkId) AND attribute_not_exists(answer)',
        UpdateExpression: 'SET answer = :answer',
        ExpressionAttributeValues: { ':answer': toAttribute(answerToStore(answer)) },
      });
      try {
        await client.send(command, options);
      } catch (error) {
        // Answered by another delivery of the same message, or expired: either way nothing is left to do.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
