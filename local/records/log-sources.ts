/** Where an event log is read from for verification: tables and buckets at an address, or an export in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type AttributeValue, paginateScan } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { logEntry } from '../../functions/adapters/dynamodb/event-log.ts';
import { type Anchor, readAnchor } from '../../functions/records/event-log/anchor.ts';
import { type AccessSource, accessRows, copyFile, copyIn, liveAccess } from './access-source.ts';
import { firstVersions } from './first-versions.ts';
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
  /** By day; undefined: it is there and cannot be read. */
  anchors(): Promise<ReadonlyMap<string, Anchor | undefined>>;
  entries(): AsyncIterable<LogEntry> | Iterable<LogEntry>;
  /** Undefined: the folder holds none. */
  access(): Promise<AccessSource | undefined>;
}

const anchorFile = /^(\d{4}-\d\d-\d\d)\.ndjson\.gz$/;

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
    anchors: async () =>
      new Map(
        (await firstVersions(s3, bucket, 'anchors/')).flatMap(({ key, bytes }) => {
          const day = anchorFile.exec(basename(key))?.[1];
          return day === undefined ? [] : [[day, anchorIn(bytes)] as const];
        }),
      ),
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
  return {
    anchors: async () =>
      new Map(
        files.flatMap((file) => {
          const day = anchorFile.exec(basename(file))?.[1];
          return day === undefined ? [] : [[day, anchorIn(readFileSync(file))] as const];
        }),
      ),
    *entries() {
      for (const item of itemsIn(files)) if (item.sequence) yield logEntry(item);
    },
    access: async () => {
      const copies = files.flatMap((file) => {
        const number = copyFile.exec(file)?.[1];
        return number === undefined ? [] : [copyIn(Number(number), readFileSync(file, 'utf8'))];
      });
      const rows = accessRows([...itemsIn(files)].filter(({ day }) => day));
      if (rows.head.number + rows.entries.length + copies.length === 0) return undefined;
      return { ...rows, copies: new Map(copies) };
    },
  };
}

function* itemsIn(files: readonly string[]): Generator<Item> {
  for (const file of files) {
    if (anchorFile.test(basename(file)) || copyFile.test(file)) continue;
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
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
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
