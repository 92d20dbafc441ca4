import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { WordLists } from '../../search/transcript-words.ts';
import { toItem } from './attribute-values.ts';
import { batchGet } from './batch-get.ts';
import type { DynamoDb } from './client.ts';
import { rangeOf } from './contact-index.ts';

export function dynamoDbWordLists(dynamoDb: DynamoDb, table: string): WordLists {
  const { client, deadline } = dynamoDb;
  return {
    find: async (token, { limit, ...range }) => {
      const between = rangeOf({ ...range, newestFirst: true });
      if (!between) return [];
      const { low, high } = between;
      const command = new QueryCommand({
        TableName: table,
        Limit: limit,
        ScanIndexForward: false,
        ProjectionExpression: 'startedAt',
        KeyConditionExpression: 'word = :word AND startedAt BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':word': { S: token }, ':low': { S: low }, ':high': { S: high } },
      });
      const { Items = [] } = await client.send(command, { abortSignal: deadline });
      return Items.flatMap(({ startedAt }) => startedAt?.S ?? []);
    },
    having: async (word, calls) => {
      const keys = calls.map((startedAt) => toItem({ word, startedAt }));
      const found = await batchGet(dynamoDb, { table, keys, attributes: ['startedAt'] });
      return new Set(found.flatMap(({ startedAt }) => startedAt?.S ?? []));
    },
  };
}
