import { setTimeout as pause } from 'node:timers/promises';
import {
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Fault } from '../../faults.ts';
import {
  type AccessLog,
  type AccessLogHead,
  type ChainedEntry,
  chained,
  logStart,
} from '../../recordings/access-log.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { readAs } from './read-as.ts';

/** Copies that nobody can change. */
export interface AccessCopies {
  keep(entry: ChainedEntry): Promise<void>;
}

/**
 * An entry is chained anew when another was faster, until the deadline. Of many at once one gets through at a time: each waits
 * by chance, the longer the more often it has lost. Unit: milliseconds.
 */
const wait = { first: 10, longest: 640 };
const waitAfter = (lost: number): number => Math.random() * Math.min(wait.longest, wait.first * 2 ** lost);
/** Partition of the head: where the chain ends. Entries lie by day, `number` sorts them. */
const headKey = { day: 'head', number: '0' };

/**
 * `day` and `number`, padded so that numbers sort. One chain over all days: a whole day that is gone leaves a gap. Two requests
 * for an entry, and one for its copy.
 */
export function dynamoDbAccessLog(
  { client, deadline }: DynamoDb,
  table: string,
  copies: AccessCopies,
): AccessLog {
  const put = (item: Item, condition: object) => ({ Put: { TableName: table, Item: item, ...condition } });
  return {
    append: async (entry) => {
      for (let lost = 1; !deadline.aborted; lost++) {
        const head = await readHead({ client, deadline }, table);
        const next = chained(entry, head);
        const asSeen =
          head.number === 0
            ? {
                ConditionExpression: 'attribute_not_exists(#day)',
                ExpressionAttributeNames: { '#day': 'day' },
              }
            : {
                ConditionExpression: '#hash = :seen',
                ExpressionAttributeNames: { '#hash': 'hash' },
                ExpressionAttributeValues: { ':seen': { S: head.hash } },
              };
        const never = {
          ConditionExpression: 'attribute_not_exists(#day)',
          ExpressionAttributeNames: { '#day': 'day' },
        };
        const command = new TransactWriteItemsCommand({
          TransactItems: [
            put(toItem({ ...headKey, last: next.number, hash: next.hash }), asSeen),
            put(entryItem(next), never),
          ],
        });
        try {
          await client.send(command, { abortSignal: deadline });
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error;
          await pause(waitAfter(lost));
          continue;
        }
        await copies.keep(next);
        return next;
      }
      throw new Fault({
        code: 'dependency-failed',
        hint: 'too many at once ask for recordings, so the access log could not be written and nothing was given; ask again',
      });
    },
  };
}

export async function readHead({ client, deadline }: DynamoDb, table: string): Promise<AccessLogHead> {
  const command = new GetItemCommand({ TableName: table, Key: toItem(headKey), ConsistentRead: true });
  const { Item } = await client.send(command, { abortSignal: deadline });
  return Item ? accessHeadFrom(Item) : logStart;
}

const headInItem = z.object({ last: z.number(), hash: z.string() });

export function accessHeadFrom(item: Item): AccessLogHead {
  const { last, hash } = readAs(headInItem, fromItem(item), 'ACCESS_LOG_TABLE');
  return { number: last, hash };
}

const padded = (number: number): string => String(number).padStart(10, '0');

export function entryItem({ number, ...entry }: ChainedEntry): Item {
  return toItem({ ...entry, day: entry.at.slice(0, 10), number: padded(number) });
}

const entryInItem = z.looseObject({ day: z.string(), number: z.string(), hash: z.string() });

export function accessEntryFrom(item: Item): ChainedEntry {
  const { day: _day, number, ...entry } = readAs(entryInItem, fromItem(item), 'ACCESS_LOG_TABLE');
  // Written by `entryItem`: a changed one is found by its hash, not by its shape.
  return { ...entry, number: Number(number) } as unknown as ChainedEntry;
}

/** Entries of one UTC day, in order. */
export async function readAccessDay(
  { client, deadline }: DynamoDb,
  table: string,
  day: string,
): Promise<ChainedEntry[]> {
  const found: ChainedEntry[] = [];
  let next: Item | undefined;
  do {
    const command = new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#day = :day',
      ExpressionAttributeNames: { '#day': 'day' },
      ExpressionAttributeValues: { ':day': { S: day } },
      ...(next && { ExclusiveStartKey: next }),
    });
    const { Items = [], LastEvaluatedKey } = await client.send(command, { abortSignal: deadline });
    found.push(...Items.map(accessEntryFrom));
    next = LastEvaluatedKey;
  } while (next);
  return found;
}
