import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Statements } from '../../payments/statements.ts';
import type { DynamoDb } from './client.ts';
import { statementFrom } from './statement-items.ts';

export function dynamoDbStatements({ client, deadline }: DynamoDb, table: string): Statements {
  return {
    of: async (patientId) => {
      const command = new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'patientId = :patientId',
        ExpressionAttributeValues: { ':patientId': { S: patientId } },
        // After a payment the balance must be the new one. One page holds some 2,000 visits (1 MB), so none follows.
        ConsistentRead: true,
      });
      const { Items = [] } = await client.send(command, { abortSignal: deadline });
      return Items.map(statementFrom);
    },
  };
}
