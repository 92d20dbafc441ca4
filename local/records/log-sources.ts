/** Where an event log is read from for verification: tables and buckets at an address, or an export in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  type AttributeValue,
  DynamoDBClient,
  paginateListTables,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListBucketsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import type { Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { logEntry } from '../../functions/adapters/dynamodb/event-log.ts';
import { type Anchor, readAnchor } from '../../functions/records/event-log/anchor.ts';

export type LogEntry = ReturnType<typeof logEntry>;

export interface LogSource {
  /** By day; undefined: it is there and cannot be read. */
  anchors(): Promise<ReadonlyMap<string, Anchor | undefined>>;
  entries(): AsyncIterable<LogEntry> | Iterable<LogEntry>;
}

export class UnreadableLogError extends Error {
  override readonly name = 'UnreadableLogError';
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
  readonly bucket?: string;
}

/** Reads all of the table, in the operator's own name: no function may do that. */
export async function liveLog({ endpoint, ...names }: LiveLog): Promise<LogSource> {
  const local = {
    endpoint: endpoint ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const dynamoDb = new DynamoDBClient(endpoint === undefined ? {} : local);
  const s3 = new S3Client(endpoint === undefined ? {} : { ...local, forcePathStyle: true });
  const table = names.table ?? (await onlyTable(dynamoDb));
  const bucket = names.bucket ?? (await onlyBucket(s3));
  return {
    anchors: async () => {
      const found = new Map<string, Anchor | undefined>();
      const list = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: 'anchors/' });
      for await (const { Contents = [] } of list)
        for (const { Key = '' } of Contents) {
          const day = anchorFile.exec(basename(Key))?.[1];
          if (day === undefined) continue;
          const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
          found.set(day, anchorIn((await Body?.transformToByteArray()) ?? new Uint8Array()));
        }
      return found;
    },
    async *entries() {
      const pages = paginateScan({ client: dynamoDb }, { TableName: table, ConsistentRead: true });
      for await (const { Items = [] } of pages) for (const item of Items) yield logEntry(item);
    },
  };
}

async function onlyTable(client: DynamoDBClient): Promise<string> {
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) names.push(...TableNames);
  return only(names, { wanted: /contact_?events/i, what: 'table', option: '--table' });
}

async function onlyBucket(client: S3Client): Promise<string> {
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const names = Buckets.flatMap(({ Name }) => Name ?? []);
  return only(names, { wanted: /proofs?audit|audit-?bucket/i, what: 'bucket', option: '--bucket' });
}

function only(
  names: readonly string[],
  { wanted, what, option }: { readonly wanted: RegExp; readonly what: string; readonly option: string },
): string {
  const [found, another] = names.filter((name) => wanted.test(name));
  if (found !== undefined && another === undefined) return found;
  throw new UnreadableLogError(
    `Which ${what} holds the log? ${found === undefined ? 'None' : 'More than one'} of ${names.length} looks like it. Name it with ${option}.`,
  );
}

/**
 * An export: rows in `*.json.gz`, `*.ndjson` or `*.json`, one item a line, in the form of an export of DynamoDB to S3; anchors in
 * `anchors/`. Source: DynamoDB Developer Guide, S3DataExport.Output.
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
      for (const file of files) {
        if (anchorFile.test(basename(file)) || !/\.(nd)?json(\.gz)?$/.test(file)) continue;
        const bytes = readFileSync(file);
        const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
        let number = 0;
        for (const line of text.split('\n')) {
          number++;
          if (line === '') continue;
          const item = itemIn(line);
          if (item) yield logEntry(item);
          else throw new UnreadableLogError(`${file}:${number} is no item of an export ({"Item":{…}}).`);
        }
      }
    },
  };
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
    return item?.contactId && item.sequence ? item : undefined;
  } catch {
    return undefined;
  }
}
