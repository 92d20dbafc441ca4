import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Coverages } from '../../insurance/coverages.ts';
import type { DynamoDb } from './client.ts';
import { coverageFrom, type StoredCoverage } from './coverage-items.ts';

export function dynamoDbCoverages(dynamoDb: DynamoDb, table: string): Coverages {
  return {
    current: async (patientId) => {
      const all = await coveragesOf(dynamoDb, table, patientId);
      const [first] = all.filter(({ inForce }) => inForce).sort((a, b) => a.order - b.order);
      return first && { coverageId: first.coverageId, payer: first.payer, memberId: first.memberId };
    },
  };
}

/** A person has a handful, so one page is all. */
export async function coveragesOf(
  { client, deadline }: DynamoDb,
  table: string,
  patientId: string,
): Promise<readonly StoredCoverage[]> {
  const command = new QueryCommand({
    TableName: table,
    KeyConditionExpression: 'patientId = :patientId',
    ExpressionAttributeValues: { ':patientId': { S: patientId } },
  });
  const { Items = [] } = await client.send(command, { abortSignal: deadline });
  return Items.map(coverageFrom);
}
