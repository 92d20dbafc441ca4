import {
  type AttributeValue,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { dayOf, dayShards, shardOf } from '../../records/day-shards.ts';
import type { EventLog, LogRow, Seal, SealedRow } from '../../records/event-log/event-log.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { isDone } from './is-done.ts';
import { readAs } from './read-as.ts';

/** Index of the table by the day on which a row was written; infra/tables.ts makes it. Seals are not in it. */
export const byWritten = 'by-written';

/** When a row is written, for the index: contacts of one day lie in a few partitions. */
export const writtenMembers = (contactId: string, at: Date) => ({
  writtenAt: at.toISOString(),
  writtenDay: `${dayOf(at.toISOString())}#${shardOf(contactId)}`,
});

export function dynamoDbEventLog(dynamoDb: DynamoDb, table: string): EventLog {
  const pages = (query: Omit<QueryCommandInput, 'TableName'>) =>
    allPages(dynamoDb, { TableName: table, ...query });
  return {
    of: async (contactId) => {
      const items = await pages({
        ConsistentRead: true,
        KeyConditionExpression: 'contactId = :contact',
        ExpressionAttributeValues: { ':contact': { S: contactId } },
      });
      return logFrom(items);
    },
    add: async (seal) => {
      const command = new PutItemCommand({
        TableName: table,
        Item: sealItem(seal),
        ConditionExpression: 'attribute_not_exists(contactId)',
      });
      return isDone(dynamoDb.client.send(command, { abortSignal: dynamoDb.deadline }));
    },
    writtenTo: async (from, to) => {
      const day = dayOf(from.toISOString());
      const parts = await Promise.all(
        dayShards.map((shard) =>
          pages({
            IndexName: byWritten,
            ProjectionExpression: 'contactId',
            KeyConditionExpression: 'writtenDay = :day AND writtenAt BETWEEN :from AND :to',
            ExpressionAttributeValues: {
              ':day': { S: `${day}#${shard}` },
              ':from': { S: from.toISOString() },
              // Both ends belong to a BETWEEN, and no instant is as short as this one.
              ':to': { S: to.toISOString().slice(0, -1) },
            },
          }),
        ),
      );
      return new Set(parts.flat().flatMap(({ contactId }) => contactId?.S ?? []));
    },
  };
}

export async function allPages({ client, deadline }: DynamoDb, query: QueryCommandInput): Promise<Item[]> {
  const found: Item[] = [];
  let next: Record<string, AttributeValue> | undefined;
  do {
    const command = new QueryCommand({ ...query, ...(next && { ExclusiveStartKey: next }) });
    const { Items = [], LastEvaluatedKey } = await client.send(command, { abortSignal: deadline });
    found.push(...Items);
    next = LastEvaluatedKey;
  } while (next);
  return found;
}

const sealKey = /^seal#(\d{8})$/;

/** Sorts behind every instant. `sealed`: a line for each row, its hash, when it was written, its sequence. */
export function sealItem({ contactId, first, previous, rows }: Seal): Item {
  return toItem({
    contactId,
    sequence: `seal#${String(first).padStart(8, '0')}`,
    kind: 'seal',
    previous,
    sealed: rows.map(({ hash, writtenAt = '', sequence }) => `${hash} ${writtenAt} ${sequence}`).join('\n'),
  });
}

const sealInItem = z.object({ previous: z.string(), sealed: z.string() });
const rowInItem = z.looseObject({
  contactId: z.string(),
  sequence: z.string(),
  writtenAt: z.optional(z.string()),
});

/** By hand where it is as it should be: a verification reads millions. */
function rowFrom(plain: Record<string, unknown>): LogRow {
  if (isRow(plain)) return plain;
  // Members of the schema that are undefined are absent: an item has no undefined.
  return readAs(rowInItem, plain, 'CONTACT_EVENTS_TABLE') as LogRow;
}

const isRow = (plain: object): plain is LogRow =>
  'contactId' in plain &&
  typeof plain.contactId === 'string' &&
  'sequence' in plain &&
  typeof plain.sequence === 'string' &&
  (!('writtenAt' in plain) || typeof plain.writtenAt === 'string');

/** By hand: a verification reads millions. A sequence holds no blank. */
function sealedRow(line: string): SealedRow {
  const [one, two] = [line.indexOf(' '), line.lastIndexOf(' ')];
  const [hash, sequence] = [line.slice(0, one), line.slice(two + 1)];
  return two > one + 1 ? { hash, writtenAt: line.slice(one + 1, two), sequence } : { hash, sequence };
}

/** A row as JSON, or a seal; for items from wherever they were read. */
export function logEntry(item: Item): { readonly row: LogRow } | { readonly seal: Seal } {
  const plain = fromItem(item);
  const number = sealKey.exec(item.sequence?.S ?? '')?.[1];
  if (number === undefined) return { row: rowFrom(plain) };
  const { previous, sealed } = readAs(sealInItem, plain, 'CONTACT_EVENTS_TABLE');
  const rows = sealed.split('\n').map(sealedRow);
  return { seal: { contactId: item.contactId?.S ?? '', first: Number(number), previous, rows } };
}

function logFrom(items: readonly Item[]): { rows: LogRow[]; seals: Seal[] } {
  const rows: LogRow[] = [];
  const seals: Seal[] = [];
  for (const item of items) {
    const entry = logEntry(item);
    if ('row' in entry) rows.push(entry.row);
    else seals.push(entry.seal);
  }
  return { rows, seals };
}
