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
      const range = rangeOf(query);
      if (!range) return [];
      const parts = await Promise.all(
        query.partitions.map(async (partition) => {
          const command = new QueryCommand(inputFor(table, query, { partition, ...range }));
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
      return { record, summary, ...(Item.erasedAt && { erased: true }), ...(Item.held && { held: true }) };
    },
  };
}

function inputFor(
  table: string,
  { index, newestFirst, limit }: ContactQuery,
  { partition, low, high }: { readonly partition: string } & KeyRange,
): QueryCommandInput {
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

interface KeyRange {
  readonly low: string;
  readonly high: string;
}

/**
 * `startedAt` is `<instant>#<contact>`: no key equals a bare instant, nor a key with a blank behind it. Undefined: nothing is
 * left in it, and DynamoDB refuses a BETWEEN that is turned round.
 */
export function rangeOf({
  from = '0',
  to = '9',
  beyond,
  newestFirst,
}: Pick<ContactQuery, 'from' | 'to' | 'beyond' | 'newestFirst'>): KeyRange | undefined {
  const [low, high] =
    beyond === undefined ? [from, to] : newestFirst ? [from, justBefore(beyond)] : [`${beyond} `, to];
  return low <= high ? { low, high } : undefined;
}

/** The greatest text below a key that any key could be: its last character one less, then the highest there is. */
function justBefore(key: string): string {
  const last = key.codePointAt(key.length - 1) ?? 0;
  return `${key.slice(0, -1)}${String.fromCodePoint(Math.max(0x20, last - 1))}~`;
}
