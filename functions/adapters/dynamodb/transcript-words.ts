import { BatchWriteItemCommand, GetItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { TranscriptWords } from '../../search/transcript-words.ts';
import { tokenLength, type WordToken } from '../../search/word-tokens.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import type { KeptTable } from './contact-records.ts';
import { expiresAt } from './expiry.ts';
import { readAs } from './read-as.ts';

/** Source: DynamoDB API Reference, BatchWriteItem: at most 25. */
const mostWrites = 25;
/** Requests side by side. */
const atOnce = 4;
/** Row of a call beside its words: which they are, so that they can be taken away again. Sorts apart from every word. */
const ownRow = 'words';

const inOwnRow = z.object({ at: z.string(), tokens: z.string() });
type Kept = { readonly at: string; readonly tokens: readonly WordToken[] };

/**
 * `word` (a blind token), `startedAt`: one row for each word of a call, all rows of a word in the order of time. They are not
 * parted by day: what limits a partition are a thousand writes a second, and as many calls a second with the same word are a
 * hundred times the largest centre; a query of one partition is one request, whatever the time asked for.
 * Source: DynamoDB Developer Guide, bp-partition-key-design.
 */
export function dynamoDbTranscriptWords(
  dynamoDb: DynamoDb,
  { name: table, keptDays }: KeptTable,
): TranscriptWords {
  return {
    keep: async ({ contactId, startedAt, tokens, held = false }) => {
      const end = endOf(startedAt, { keptDays, held });
      const own = (words: readonly WordToken[]) => ownOf(contactId, { at: startedAt, tokens: words }, end);
      const before = await readOwn(dynamoDb, table, contactId);
      const now = new Set(tokens);
      const stale =
        before?.at === startedAt ? before.tokens.filter((token) => !now.has(token)) : (before?.tokens ?? []);
      // The list of what is there is written before what is there: nothing can be left over unseen.
      await write(dynamoDb, table, [own([...tokens, ...stale])]);
      await write(dynamoDb, table, [
        ...tokens.map((token) => row(token, startedAt, end)),
        ...stale.map((token) => gone(token, before?.at ?? startedAt)),
      ]);
      if (stale.length > 0) await write(dynamoDb, table, [own(tokens)]);
    },
    forget: (contactId) => forgetTranscriptWords(dynamoDb, table, contactId),
  };
}

/** Writes what is there anew, so that it does not expire, or does again. A call may have none. */
export async function keepTranscriptWords(
  dynamoDb: DynamoDb,
  { name: table, keptDays }: KeptTable,
  { contactId, kept }: { readonly contactId: string; readonly kept: boolean },
): Promise<void> {
  const there = await readOwn(dynamoDb, table, contactId);
  if (!there) return;
  const end = endOf(there.at, { keptDays, held: kept });
  await write(dynamoDb, table, [
    ownOf(contactId, there, end),
    ...there.tokens.map((token) => row(token, there.at, end)),
  ]);
}

const endOf = (
  at: string,
  { keptDays, held }: { readonly keptDays: number; readonly held: boolean },
): Item => (held ? {} : toItem({ expiresAt: expiresAt(at.slice(0, 24), keptDays) }));

const ownOf = (contactId: string, { at, tokens }: Kept, end: Item): WriteRequest =>
  row(ownKey(contactId), ownRow, { ...toItem({ at, tokens: tokens.join('') }), ...end });

const row = (word: string, startedAt: string, more: Item) => ({
  PutRequest: { Item: { ...toItem({ word, startedAt }), ...more } },
});
const gone = (word: string, startedAt: string) => ({
  DeleteRequest: { Key: toItem({ word, startedAt }) },
});

/** Nothing is found by words of this call any more. False: nothing was kept of it. */
export async function forgetTranscriptWords(
  dynamoDb: DynamoDb,
  table: string,
  contactId: string,
): Promise<boolean> {
  const kept = await readOwn(dynamoDb, table, contactId);
  if (!kept) return false;
  await write(
    dynamoDb,
    table,
    kept.tokens.map((token) => gone(token, kept.at)),
  );
  await write(dynamoDb, table, [gone(ownKey(contactId), ownRow)]);
  return true;
}

const ownKey = (contactId: string): string => `contact#${contactId}`;

async function readOwn(
  { client, deadline }: DynamoDb,
  table: string,
  contactId: string,
): Promise<Kept | undefined> {
  const Key = toItem({ word: ownKey(contactId), startedAt: ownRow });
  const command = new GetItemCommand({ TableName: table, Key, ConsistentRead: true });
  const { Item } = await client.send(command, { abortSignal: deadline });
  if (!Item) return undefined;
  const { at, tokens } = readAs(inOwnRow, fromItem(Item), 'TRANSCRIPT_WORDS_TABLE');
  const parted = Array.from({ length: tokens.length / tokenLength }, (_, n) =>
    tokens.slice(n * tokenLength, (n + 1) * tokenLength),
  );
  return { at, tokens: parted };
}

async function write(dynamoDb: DynamoDb, table: string, rows: readonly WriteRequest[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / mostWrites) }, (_, n) =>
    rows.slice(n * mostWrites, (n + 1) * mostWrites),
  );
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) await writeAll(dynamoDb, table, batch);
    }),
  );
}

/** What one answer leaves over is sent again, until the deadline. */
async function writeAll(
  { client, deadline }: DynamoDb,
  table: string,
  rows: readonly WriteRequest[],
): Promise<void> {
  let left: WriteRequest[] = [...rows];
  while (left.length > 0) {
    const command = new BatchWriteItemCommand({ RequestItems: { [table]: left } });
    const { UnprocessedItems } = await client.send(command, { abortSignal: deadline });
    left = UnprocessedItems?.[table] ?? [];
  }
}
