import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { ContactRecords } from '../../records/contact-records.ts';
import type { ContactRow } from '../../records/contact-row.ts';
import { batchGet } from './batch-get.ts';
import type { DynamoDb } from './client.ts';
import { contactItem, type KeptContact, keptContact, seenAttributes } from './contact-items.ts';

/** Source: DynamoDB API Reference, TransactWriteItems: at most 100 items and 4 MB together. */
const most = { rows: 100, characters: 3_000_000 };
/** How often a row is read and written anew because somebody else wrote that contact meanwhile. */
const attempts = 8;

/**
 * Reads which versions are there, then writes those that are newer in one transaction, on the condition that they are still as
 * read. The indexes are DynamoDB's own: their rows move with the item, so none is ever stale.
 *
 * A transaction costs two writes for one, but a hundred records cost one request: a twentieth of the function's time.
 */
export function dynamoDbContactRecords(dynamoDb: DynamoDb, table: KeptTable): ContactRecords {
  return {
    keepNewest: async (rows) => {
      const kept = await Promise.all(inTransactions(rows).map((some) => keep(dynamoDb, table, some)));
      return new Set(kept.flat());
    },
  };
}

/** A table, and after how many days its rows go away; those under hold stay. */
export interface KeptTable {
  readonly name: string;
  readonly keptDays: number;
}

async function keep(
  dynamoDb: DynamoDb,
  table: KeptTable,
  rows: readonly ContactRow[],
  attempt = 1,
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const seen = await readSeen(dynamoDb, table.name, rows);
  const newer = rows.filter(
    ({ contactId, lastUpdate }) => lastUpdate > (seen.get(contactId)?.lastUpdate ?? ''),
  );
  if (newer.length === 0) return [];
  const command = new TransactWriteItemsCommand({
    TransactItems: newer.map((row) => putIfAsSeen(table, row, seen.get(row.contactId))),
  });
  try {
    await dynamoDb.client.send(command, { abortSignal: dynamoDb.deadline });
    return newer.map(({ contactId }) => contactId);
  } catch (error) {
    const changed = attempt < attempts ? writtenByOthers(error) : undefined;
    if (!changed) throw error;
    const again = [true, false].map((was) => newer.filter((_, n) => changed.has(n) === was));
    return (await Promise.all(again.map((some) => keep(dynamoDb, table, some, attempt + 1)))).flat();
  }
}

async function readSeen(
  dynamoDb: DynamoDb,
  table: string,
  rows: readonly ContactRow[],
): Promise<ReadonlyMap<string, KeptContact>> {
  const items = await batchGet(dynamoDb, {
    table,
    keys: rows.map(({ contactId }) => ({ contactId: { S: contactId } })),
    attributes: seenAttributes,
  });
  return new Map(items.map((item) => [item.contactId?.S ?? '', keptContact(item)]));
}

/** As seen in all that `contactItem` carries over: a hold or a deletion meanwhile must not be lost. */
function putIfAsSeen(table: KeptTable, row: ContactRow, seen: KeptContact | undefined): TransactWriteItem {
  const put = { TableName: table.name, Item: contactItem(row, seen, table.keptDays) };
  if (!seen) return { Put: { ...put, ConditionExpression: 'attribute_not_exists(contactId)' } };
  const isThere = (name: 'held' | 'erasedAt') =>
    `${seen[name] === undefined ? 'attribute_not_exists' : 'attribute_exists'}(${name})`;
  return {
    Put: {
      ...put,
      ConditionExpression: `lastUpdate = :seen AND ${isThere('held')} AND ${isThere('erasedAt')}`,
      ExpressionAttributeValues: { ':seen': { S: seen.lastUpdate } },
    },
  };
}

/**
 * Places of the rows that somebody else wrote meanwhile, so that the others need not wait for them; undefined when it failed
 * for another reason, e.g. a throttled table, which is no better at once.
 */
function writtenByOthers(error: unknown): ReadonlySet<number> | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const changed = codes.flatMap((code, n) => (meanwhile.has(code) ? [n] : []));
  return codes.every((code) => code === 'None' || meanwhile.has(code)) ? new Set(changed) : undefined;
}
const meanwhile = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

function inTransactions(rows: readonly ContactRow[]): ContactRow[][] {
  const parts: ContactRow[][] = [];
  let characters = 0;
  for (const row of rows) {
    const size = row.text.length;
    const part = parts.at(-1);
    if (part && part.length < most.rows && characters + size <= most.characters) {
      part.push(row);
      characters += size;
    } else {
      parts.push([row]);
      characters = size;
    }
  }
  return parts;
}
