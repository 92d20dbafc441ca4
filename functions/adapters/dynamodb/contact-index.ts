import { GetItemCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { ContactIndex, ContactIndexName, ContactQuery } from '../../records/contact-records.ts';
import type { ContactSummary } from '../../records/contact-row.ts';
import type { DynamoDb } from './client.ts';
import { summaryFrom } from './contact-items.ts';

/** The partition key of each index; infra/tables.ts makes them. */
const partitionOf: Readonly<Record<ContactIndexName, string>> = {
  'by-patient': 'patientId',
  'by-number': 'number',
  'by-agent': 'agent',
  'by-queue': 'queueDay',
  'by-day': 'day',
  'by-outcome': 'outcomeDay',
  'by-chain': 'chain',
};

/** A page of contacts costs one request for each partition, and reads no more rows than it may show. */
export function dynamoDbContactIndex({ client, deadline }: DynamoDb, table: string): ContactIndex {
  return {
    find: async (query) => {
      const parts = await Promise.all(
        query.partitions.map(async (partition) => {
          const command = new QueryCommand(inputFor(table, query, partition));
          const { Items = [] } = await client.send(command, { abortSignal: deadline });
          return Items.map(summaryFrom);
        }),
      );
      const byTime = parts.flat().sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
      return (query.newestFirst ? byTime.reverse() : byTime).slice(0, query.limit);
    },
    read: async (contactId) => {
      const command = new GetItemCommand({ TableName: table, Key: { contactId: { S: contactId } } });
      const { Item } = await client.send(command, { abortSignal: deadline });
      // A row that is only held has no record yet.
      if (!Item?.record) return undefined;
      const record: unknown = JSON.parse(Item.record.S ?? 'null');
      const summary: ContactSummary = summaryFrom(Item);
      return { record, summary };
    },
  };
}

function inputFor(table: string, query: ContactQuery, partition: string): QueryCommandInput {
  const { index, newestFirst, limit } = query;
  const { low, high } = rangeOf(query);
  return {
    TableName: table,
    IndexName: index,
    Limit: limit,
    ScanIndexForward: !newestFirst,
    // Both ends belong to a BETWEEN; `rangeOf` has moved them to where nothing lies.
    KeyConditionExpression: '#partition = :partition AND startedAt BETWEEN :low AND :high',
    ExpressionAttributeNames: { '#partition': partitionOf[index] },
    ExpressionAttributeValues: { ':partition': { S: partition }, ':low': { S: low }, ':high': { S: high } },
  };
}

/** `startedAt` is `<instant>#<contact>`: no key equals a bare instant, nor a key with a blank behind it. */
export function rangeOf({
  from = '0',
  to = '9',
  beyond,
  newestFirst,
}: Pick<ContactQuery, 'from' | 'to' | 'beyond' | 'newestFirst'>): { low: string; high: string } {
  if (beyond === undefined) return { low: from, high: to };
  return newestFirst ? { low: from, high: justBefore(beyond) } : { low: `${beyond} `, high: to };
}

/** The greatest text below a key that any key could be: its last character one less, then the highest there is. */
function justBefore(key: string): string {
  const last = key.codePointAt(key.length - 1) ?? 0;
  return `${key.slice(0, -1)}${String.fromCodePoint(Math.max(0x20, last - 1))}~`;
}
