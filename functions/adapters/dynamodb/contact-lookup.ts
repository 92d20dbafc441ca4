import * as z from 'zod/mini';
import type { ContactLookup } from '../../search/contact-search.ts';
import { fromItem } from './attribute-values.ts';
import { batchGet } from './batch-get.ts';
import type { DynamoDb } from './client.ts';
import { summaryFrom } from './contact-items.ts';
import { readAs } from './read-as.ts';

const text = z.optional(z.string());
const keysInItem = z.object({
  contactId: z.string(),
  patientId: text,
  number: text,
  agent: text,
  queueDay: text,
});

/** The keys of the indexes as they stand in the records themselves: never stale. */
export function dynamoDbContactLookup(dynamoDb: DynamoDb, table: string): ContactLookup {
  return {
    of: async (contactIds) => {
      const items = await batchGet(dynamoDb, {
        table,
        keys: contactIds.map((contactId) => ({ contactId: { S: contactId } })),
        attributes: ['contactId', 'summary', 'patientId', 'number', 'agent', 'queueDay'],
      });
      return new Map(
        // A row that is only held has no record yet.
        items
          .filter(({ summary }) => summary)
          .map((item) => {
            const keys = readAs(keysInItem, fromItem(item), 'CONTACT_RECORDS_TABLE');
            const { contactId, patientId, number, agent, queueDay } = keys;
            // `<queue>#<day>#<shard>`.
            const queue = queueDay?.split('#')[0];
            return [contactId, { patientId, number, agent, queue, summary: summaryFrom(item) }] as const;
          }),
      );
    },
  };
}
