import * as z from 'zod/mini';
import type { Ports } from '../../payments/list-open-charges/list-open-charges.ts';
import { fromItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { allPages } from './event-log.ts';
import { openCharge } from './payment-transactions.ts';
import { readAs } from './read-as.ts';

const inItem = z.object({
  paymentId: z.string(),
  chargedAt: z.string(),
  unansweredAt: z.optional(z.string()),
});

/** By the index that only charges without an answer are in. */
export function dynamoDbOpenCharges(dynamoDb: DynamoDb, table: string): Ports['charges'] {
  return {
    before: async (until) => {
      const items = await allPages(dynamoDb, {
        TableName: table,
        IndexName: 'by-open-charge',
        KeyConditionExpression: 'openCharge = :open AND chargedAt < :until',
        ExpressionAttributeValues: { ':open': { S: openCharge }, ':until': { S: until.toISOString() } },
      });
      return items.map((item) => {
        const { unansweredAt, ...charge } = readAs(inItem, fromItem(item), 'PAYMENTS_TABLE');
        return { ...charge, ...(unansweredAt !== undefined && { unansweredAt }) };
      });
    },
  };
}
