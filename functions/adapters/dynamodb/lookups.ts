import { QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Lookups } from '../../identity/lookups.ts';
import { fromItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { readAs } from './read-as.ts';

/** More people than this share the switchboard of a home, not a phone: then the telephone cannot tell who calls. */
const mostAtOneNumber = 25;

export const lookupItem = z.object({
  patientId: z.string(),
  birthDateMac: z.string(),
  opensByPersonOnly: z.boolean(),
});

/** `lookup` is a blind index, see identity/lookup-key.ts. */
export function dynamoDbLookups({ client, deadline }: DynamoDb, table: string): Lookups {
  return {
    find: async (key) => {
      const command = new QueryCommand({
        TableName: table,
        KeyConditionExpression: '#lookup = :key',
        ExpressionAttributeNames: { '#lookup': 'lookup' },
        ExpressionAttributeValues: { ':key': { S: key } },
        Limit: mostAtOneNumber,
      });
      const { Items = [] } = await client.send(command, { abortSignal: deadline });
      return Items.map((item) => readAs(lookupItem, fromItem(item), 'LOOKUPS_TABLE'));
    },
  };
}
