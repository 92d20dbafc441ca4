/** Where an event log is read from for verification: tables and buckets at an address, or an export in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type AttributeValue, paginateScan } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { logEntry } from '../../functions/adapters/dynamodb/event-log.ts';
import { dayOfAnchorKey } from '../../functions/adapters/s3/anchors.ts';
import { type Anchor, readAnchor } from '../../functions/records/event-log/anchor.ts';
import type { Finding } from '../../functions/records/event-log/verify-contact.ts';
import { type AccessSource, accessRows, copiesAmong, liveAccess } from './access-source.ts';
import { firstVersions, type Proof } from './first-versions.ts';
import {
  accessTable,
  auditBucket,
  bucketLike,
  eventsTable,
  storesAt,
  tableLike,
  UnreadableLogError,
} from './named-resources.ts';

export type LogEntry = ReturnType<typeof logEntry>;

export interface LogSource {
  anchors(): Promise<FoundAnchors>;
  entries(): AsyncIterable<LogEntry> | Iterable<LogEntry>;
  /** Undefined: the folder holds none. */
  access(): Promise<AccessSource | undefined>;
}

export interface FoundAnchors {
  /** By day; undefined: it is there and cannot be read. */
  readonly byDay: ReadonlyMap<string, Anchor | undefined>;
  /** What lies beside them and is none, and what was written over. */
  readonly findings: readonly Finding[];
}

/** Only the one key that a day has counts: whatever else lies there was put there by somebody. */
function anchorsAmong(proofs: readonly Proof[]): FoundAnchors {
  const byDay = new Map<string, Anchor | undefined>();
  const findings: Finding[] = [];
  for (const { key, bytes, overwritten } of proofs) {
    const day = dayOfAnchorKey(key);
    if (day === undefined)
      findings.push({ damage: 'stranger', message: `${key} is no anchor, and nothing else lies there` });
    else byDay.set(day, anchorIn(bytes));
    if (overwritten)
      findings.push({
        damage: 'anchor-changed',
        message: `${key} was written more than once; the first version counts`,
      });
  }
  return { byDay, findings };
}

function anchorIn(bytes: Uint8Array): Anchor | undefined {
  try {
    return readAnchor(gunzipSync(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

export interface LiveLog {
  /** Of the embedded endpoints; absent: AWS, by the environment. */
  readonly endpoint?: string;
  /** Absent: the only one whose name speaks of it. */
  readonly table?: string;
  readonly accessTable?: string;
  readonly bucket?: string;
}

/** Reads all of the table, in the operator's own name: no function may do that. */
export async function liveLog({ endpoint, ...names }: LiveLog): Promise<LogSource> {
  const stores = storesAt(endpoint);
  const { dynamoDb, s3 } = stores;
  const table = names.table ?? (await tableLike(stores, eventsTable));
  const access = names.accessTable ?? (await tableLike(stores, accessTable));
  const bucket = names.bucket ?? (await bucketLike(stores, auditBucket));
  return {
    anchors: async () => anchorsAmong(await firstVersions(s3, bucket, 'anchors/')),
    async *entries() {
      const pages = paginateScan({ client: dynamoDb }, { TableName: table, ConsistentRead: true });
      for await (const { Items = [] } of pages) for (const item of Items) yield logEntry(item);
    },
    access: () => liveAccess(stores, access, bucket),
  };
}

/**
 * An export: rows of both tables in `*.json.gz`, `*.ndjson` or `*.json`, one item a line, in the form of an export of DynamoDB to
 * S3; anchors in `anchors/`, copies of the access log in `access/<day>/`. Source: DynamoDB Developer Guide, S3DataExport.Output.
 */
export function folderLog(folder: string): LogSource {
  const files = readdirOf(folder);
  const keyOf = (file: string) => relative(folder, file).replaceAll(sep, '/');
  const under = (prefix: string): readonly Proof[] =>
    files
      .filter((file) => keyOf(file).startsWith(prefix))
      .map((file) => ({ key: keyOf(file), bytes: readFileSync(file), overwritten: false }));
  const exported = files.filter((file) => !/^(anchors|access)\//.test(keyOf(file)));
  if (files.length === 0) throw new UnreadableLogError(`There is nothing in the folder "${folder}".`);
  return {
    anchors: async () => anchorsAmong(under('anchors/')),
    *entries() {
      for (const item of itemsIn(exported)) if (item.sequence) yield logEntry(item);
    },
    access: async () => {
      const { copies, misplaced } = copiesAmong(under('access/'));
      const rows = accessRows([...itemsIn(exported)].filter(({ day }) => day));
      if (rows.head.number + rows.entries.length + copies.size + misplaced.length === 0) return undefined;
      return { ...rows, copies, misplaced: [...rows.misplaced, ...misplaced] };
    },
  };
}

function* itemsIn(files: readonly string[]): Generator<Item> {
  for (const file of files) {
    if (!/\.(nd)?json(\.gz)?$/.test(file)) continue;
    const bytes = readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    let number = 0;
    for (const line of text.split('\n')) {
      number++;
      if (line === '') continue;
      const item = itemIn(line);
      if (item) yield item;
      else throw new UnreadableLogError(`${file}:${number} is no item of an export ({"Item":{…}}).`);
    }
  }
}

function readdirOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .sort();
  } catch {
    throw new UnreadableLogError(`There is no folder "${folder}".`);
  }
}

/** Manifests of an export have no item: they are not read as one. */
function itemIn(line: string): Item | undefined {
  try {
    const { Item: item }: { Item?: Record<string, AttributeValue> } = JSON.parse(line);
    return (item?.contactId && item.sequence) || (item?.day && item.number) ? item : undefined;
  } catch {
    return undefined;
  }
}
