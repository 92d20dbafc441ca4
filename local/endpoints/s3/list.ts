/** ListObjectsV2: by prefix, grouped by delimiter, page by page. */
import type { WireReply } from '../wire.ts';
import type { ObjectStore, ObjectVersion } from './store.ts';
import { S3Fault, xmlReply } from './xml.ts';

/** Source: S3 API reference, ListObjectsV2: at most 1000 keys and common prefixes a page. */
const MAX_PAGE = 1000;

type Entry = { readonly name: string; readonly object?: ObjectVersion };

export function listObjects(store: ObjectStore, bucket: string, query: URLSearchParams): WireReply {
  store.bucket(bucket);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const size = Math.min(MAX_PAGE, pageSize(query.get('max-keys')));
  const token = query.get('continuation-token');
  const after =
    token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const show = query.get('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;

  const left = entries(store.current(bucket), prefix, delimiter).filter((entry) =>
    isAfter(entry.name, after),
  );
  const page = left.slice(0, size);
  const truncated = page.length < left.length;
  const last = page.at(-1)?.name ?? '';
  return xmlReply('ListBucketResult', {
    Name: bucket,
    Prefix: show(prefix),
    Delimiter: delimiter ? show(delimiter) : undefined,
    MaxKeys: size,
    KeyCount: page.length,
    IsTruncated: truncated,
    EncodingType: query.get('encoding-type') ?? undefined,
    StartAfter: query.get('start-after') ?? undefined,
    ContinuationToken: token ?? undefined,
    NextContinuationToken: truncated ? Buffer.from(last).toString('base64url') : undefined,
    Contents: page.flatMap(({ object }) =>
      object
        ? [
            {
              Key: show(object.key),
              LastModified: new Date(object.modifiedMs).toISOString(),
              ETag: object.etag,
              Size: object.size,
              StorageClass: 'STANDARD',
            },
          ]
        : [],
    ),
    CommonPrefixes: page.flatMap(({ name, object }) => (object ? [] : [{ Prefix: show(name) }])),
  });
}

/** ListObjectVersions: by key, the newest first, page by page. */
export function listVersions(store: ObjectStore, bucket: string, query: URLSearchParams): WireReply {
  store.bucket(bucket);
  const prefix = query.get('prefix') ?? '';
  const keys = new Set(
    store.all().flatMap((one) => (one.bucket === bucket && one.key.startsWith(prefix) ? [one.key] : [])),
  );
  const inOrder = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const all = inOrder.flatMap((key) =>
    store.versions(bucket, key).map((one, n) => ({ one, isLatest: n === 0 })),
  );
  const [key, version] = [query.get('key-marker'), query.get('version-id-marker')];
  const seen = ({ one }: (typeof all)[number]) =>
    key !== null &&
    (version === null || one.key !== key ? !isAfter(one.key, key) : one.versionId === version);
  const left = all.slice(all.findLastIndex(seen) + 1);
  const page = left.slice(0, Math.min(MAX_PAGE, pageSize(query.get('max-keys'))));
  const truncated = page.length < left.length;
  const last = page.at(-1)?.one;
  const entry = ({ one, isLatest }: (typeof all)[number]) => ({
    Key: one.key,
    VersionId: one.versionId,
    IsLatest: isLatest,
    LastModified: new Date(one.modifiedMs).toISOString(),
    ...(!one.deleteMarker && { ETag: one.etag, Size: one.size, StorageClass: 'STANDARD' }),
  });
  return xmlReply('ListVersionsResult', {
    Name: bucket,
    Prefix: prefix,
    MaxKeys: MAX_PAGE,
    IsTruncated: truncated,
    NextKeyMarker: truncated ? last?.key : undefined,
    NextVersionIdMarker: truncated ? last?.versionId : undefined,
    Version: page.filter(({ one }) => !one.deleteMarker).map(entry),
    DeleteMarker: page.filter(({ one }) => one.deleteMarker).map(entry),
  });
}

function pageSize(text: string | null): number {
  if (text === null) return MAX_PAGE;
  if (/^\d+$/.test(text)) return Number(text);
  throw new S3Fault('InvalidArgument', 'max-keys is not a whole number.', 400);
}

/** Keys in order; those that share what comes up to the delimiter become one common prefix. */
function entries(objects: readonly ObjectVersion[], prefix: string, delimiter: string): Entry[] {
  const found = new Map<string, Entry>();
  for (const object of objects) {
    if (!object.key.startsWith(prefix)) continue;
    const end = delimiter ? object.key.indexOf(delimiter, prefix.length) : -1;
    const name = end < 0 ? object.key : object.key.slice(0, end + delimiter.length);
    if (end < 0) found.set(name, { name, object });
    else if (!found.has(name)) found.set(name, { name });
  }
  return [...found.values()];
}

const isAfter = (name: string, after: string) => Buffer.compare(Buffer.from(name), Buffer.from(after)) > 0;
