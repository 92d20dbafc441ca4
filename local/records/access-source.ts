/** The access log as it stands in its table, and its copies in the audit bucket. */
import { paginateScan } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { accessEntryFrom, accessHeadFrom } from '../../functions/adapters/dynamodb/access-log.ts';
import type { Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { accessCopyKey } from '../../functions/adapters/s3/access-copies.ts';
import { type AccessLogHead, type ChainedEntry, logStart } from '../../functions/recordings/access-log.ts';
import { dayOf } from '../../functions/records/day-shards.ts';
import { firstVersions, type Proof } from './first-versions.ts';
import type { Stores } from './named-resources.ts';

/** What reading alone shows: something lies where nothing of ours lies, or was written over. */
export interface Misplaced {
  readonly damage: 'moved' | 'stranger' | 'overwritten';
  readonly number?: number;
  readonly where: string;
}

export interface AccessSource {
  readonly head: AccessLogHead;
  readonly entries: readonly ChainedEntry[];
  readonly copies: ReadonlyMap<number, ChainedEntry>;
  readonly misplaced: readonly Misplaced[];
}

/** Rows of the table, head included; links, which lie beside them, are no entries. An entry lies in the day of its time. */
export function accessRows(items: Iterable<Item>): Omit<AccessSource, 'copies'> {
  const entries: ChainedEntry[] = [];
  const misplaced: Misplaced[] = [];
  let head = logStart;
  for (const item of items) {
    const [day = '', number = ''] = [item.day?.S, item.number?.S];
    if (day === 'head') head = accessHeadFrom(item);
    else if (isEntry(item)) {
      const entry = accessEntryFrom(item);
      entries.push(entry);
      if (day !== dayOf(entry.at)) misplaced.push({ damage: 'moved', number: entry.number, where: day });
    } else if (!day.startsWith('link#')) misplaced.push({ damage: 'stranger', where: `${day} ${number}` });
  }
  return { head, entries, misplaced };
}

const isEntry = ({ number, hash, at }: Item): boolean =>
  /^\d{10}$/.test(number?.S ?? '') && hash?.S !== undefined && at?.S !== undefined;

const copy = z.looseObject({ at: z.string(), number: z.int() });

/** What lies under `access/`: a copy counts only under the one key that its own entry has. Certificates lie there as well. */
export function copiesAmong(proofs: readonly Proof[]): Pick<AccessSource, 'copies' | 'misplaced'> {
  const copies = new Map<number, ChainedEntry>();
  const misplaced: Misplaced[] = [];
  for (const { key, bytes, overwritten } of proofs) {
    if (key.startsWith('access/certificates/')) continue;
    const entry = entryIn(bytes);
    if (!entry || accessCopyKey(entry.at, entry.number) !== key || copies.has(entry.number))
      misplaced.push({ damage: 'stranger', where: key });
    else copies.set(entry.number, entry);
    if (overwritten)
      misplaced.push({ damage: 'overwritten', where: key, ...(entry && { number: entry.number }) });
  }
  return { copies, misplaced };
}

function entryIn(bytes: Uint8Array): ChainedEntry | undefined {
  try {
    const read = copy.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    // The rest is compared with the entry in the table, and never used.
    return read.success ? (read.data as unknown as ChainedEntry) : undefined;
  } catch {
    return undefined;
  }
}

/** Copies are read before the table, so that what is asked for meanwhile is no copy without an entry. */
export async function liveAccess(
  { dynamoDb, s3 }: Stores,
  table: string,
  bucket: string,
): Promise<AccessSource> {
  const { copies, misplaced } = copiesAmong(await firstVersions(s3, bucket, 'access/'));
  const items: Item[] = [];
  const pages = paginateScan({ client: dynamoDb }, { TableName: table, ConsistentRead: true });
  for await (const { Items = [] } of pages) items.push(...Items);
  const rows = accessRows(items);
  return { ...rows, copies, misplaced: [...rows.misplaced, ...misplaced] };
}
