/** The access log as it stands in its table, and its copies in the audit bucket. */
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { accessEntryFrom, accessHeadFrom } from '../../functions/adapters/dynamodb/access-log.ts';
import type { Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { type AccessLogHead, type ChainedEntry, logStart } from '../../functions/recordings/access-log.ts';
import { firstVersions } from './first-versions.ts';
import type { Stores } from './named-resources.ts';

export interface AccessSource {
  readonly head: AccessLogHead;
  readonly entries: readonly ChainedEntry[];
  readonly copies: ReadonlyMap<number, ChainedEntry>;
}

/** `access/<day>/<number>.json`: functions/adapters/s3/access-copies.ts writes them. */
export const copyFile = /(?:^|\/)access\/\d{4}-\d\d-\d\d\/(\d{10})\.json$/;

/** Rows of the table, head included; links, which lie beside them, are no entries. */
export function accessRows(items: Iterable<Item>): Omit<AccessSource, 'copies'> {
  const entries: ChainedEntry[] = [];
  let head = logStart;
  for (const item of items) {
    const day = item.day?.S ?? '';
    if (day === 'head') head = accessHeadFrom(item);
    else if (/^\d{4}-/.test(day)) entries.push(accessEntryFrom(item));
  }
  return { head, entries };
}

/** What cannot be read is a copy that says nothing: it differs from every entry. */
export function copyIn(number: number, text: string): readonly [number, ChainedEntry] {
  try {
    return [number, JSON.parse(text)];
  } catch {
    // It is compared, and nothing else.
    return [number, { number } as ChainedEntry];
  }
}

/** Copies are read before the table, so that what is asked for meanwhile is no copy without an entry. */
export async function liveAccess(
  { dynamoDb, s3 }: Stores,
  table: string,
  bucket: string,
): Promise<AccessSource> {
  const copies = (await firstVersions(s3, bucket, 'access/')).flatMap(({ key, bytes }) => {
    const number = copyFile.exec(key)?.[1];
    return number === undefined ? [] : [copyIn(Number(number), Buffer.from(bytes).toString('utf8'))];
  });
  const items: Item[] = [];
  const pages = paginateScan({ client: dynamoDb }, { TableName: table, ConsistentRead: true });
  for await (const { Items = [] } of pages) items.push(...Items);
  return { ...accessRows(items), copies: new Map(copies) };
}
