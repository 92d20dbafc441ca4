/** Buckets and the versions of their objects, in memory or as two files for each version. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Kept } from '../data-folder.ts';
import type { Place } from '../place.ts';
import { S3Fault } from './xml.ts';

const version = z.object({
  bucket: z.string(),
  key: z.string(),
  versionId: z.string(),
  deleteMarker: z.boolean(),
  /** Order of writing: the highest is the latest. */
  sequence: z.number(),
  size: z.number(),
  etag: z.string(),
  modifiedMs: z.number(),
  /** What GetObject gives back: type, metadata, encryption, checksum. */
  headers: z.record(z.string(), z.string()),
  /** Undefined: never put under hold. */
  legalHold: z.boolean().optional(),
  /** Epoch milliseconds until which nobody may delete it. */
  retainUntilMs: z.number().optional(),
});
export type ObjectVersion = z.infer<typeof version>;

const bucketState = z.object({
  createdMs: z.number(),
  versioning: z.enum(['Enabled', 'Suspended']).optional(),
  /** Object Lock is on; with `days` every new version is locked for so long. */
  lock: z.object({ days: z.number().optional() }).optional(),
});
export type Bucket = z.infer<typeof bucketState>;

export type ObjectStore = {
  readonly buckets: Kept<Record<string, Bucket>>;
  bucket(name: string): Bucket;
  /** All versions of one key, latest first. */
  versions(bucket: string, key: string): ObjectVersion[];
  /** What can be read now: the latest versions that are not delete markers, by key. */
  current(bucket: string): ObjectVersion[];
  all(): ObjectVersion[];
  bytes(of: ObjectVersion): Buffer;
  add(made: Omit<ObjectVersion, 'sequence'>, bytes: Buffer): void;
  remove(gone: ObjectVersion): void;
  /** What is about a version and not in it. */
  change(version: ObjectVersion, to: Pick<ObjectVersion, 'legalHold'>): void;
};

/** The version id of an object written while its bucket keeps no versions. Source: S3 user guide, "Using versioning". */
export const NO_VERSION = 'null';

export function openStore(place: Place): ObjectStore {
  const buckets = place.folder.keep('s3-buckets', z.record(z.string(), bucketState), {});
  const files = place.folder.path ? openFiles(join(place.folder.path, 's3')) : inMemory();
  const versions = new Map<string, ObjectVersion[]>();
  let sequence = 0;

  const address = (bucket: string, key: string) => `${bucket}/${key}`;
  function insert(one: ObjectVersion): void {
    const at = address(one.bucket, one.key);
    versions.set(
      at,
      [one, ...(versions.get(at) ?? [])].sort((a, b) => b.sequence - a.sequence),
    );
    sequence = Math.max(sequence, one.sequence);
  }
  for (const one of files.list()) insert(one);

  return {
    buckets,
    bucket(name) {
      const found = Object.hasOwn(buckets.value, name) ? buckets.value[name] : undefined;
      if (found) return found;
      throw new S3Fault('NoSuchBucket', 'The specified bucket does not exist', 404);
    },
    versions: (bucket, key) => versions.get(address(bucket, key)) ?? [],
    current: (bucket) =>
      [...versions.values()]
        .flatMap((list) => list.slice(0, 1))
        .filter((one) => one.bucket === bucket && !one.deleteMarker)
        .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))),
    all: () => [...versions.values()].flat(),
    bytes: (of) => files.read(of),
    add(made, bytes) {
      const one = { ...made, sequence: sequence + 1 };
      files.write(one, bytes);
      insert(one);
    },
    change(version, to) {
      const changed = { ...version, ...to };
      const at = address(version.bucket, version.key);
      versions.set(
        at,
        (versions.get(at) ?? []).map((one) => (one === version ? changed : one)),
      );
      files.write(changed, files.read(version));
    },
    remove(gone) {
      const at = address(gone.bucket, gone.key);
      const left = (versions.get(at) ?? []).filter((one) => one !== gone);
      if (left.length) versions.set(at, left);
      else versions.delete(at);
      files.erase(gone);
    },
  };
}

type Files = {
  list(): ObjectVersion[];
  read(of: ObjectVersion): Buffer;
  write(of: ObjectVersion, bytes: Buffer): void;
  erase(of: ObjectVersion): void;
};

function inMemory(): Files {
  const bytes = new Map<number, Buffer>();
  return {
    list: () => [],
    read: (of) => bytes.get(of.sequence) ?? Buffer.alloc(0),
    write: (of, body) => void bytes.set(of.sequence, body),
    erase: (of) => void bytes.delete(of.sequence),
  };
}

function openFiles(folder: string): Files {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A hash: a key may hold any character and be longer than a file name.
  const path = (of: ObjectVersion, ending: string) => {
    const name = createHash('sha256')
      .update(JSON.stringify([of.bucket, of.key, of.versionId, of.sequence]))
      .digest('hex');
    return join(folder, `${name}.${ending}`);
  };
  return {
    list: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => version.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))),
    read: (of) => readFileSync(path(of, 'bytes')),
    write(of, body) {
      // The description last: without it the bytes do not count.
      writeFileSync(path(of, 'bytes'), body, { mode: 0o600 });
      writeFileSync(path(of, 'json'), JSON.stringify(of), { mode: 0o600 });
    },
    erase(of) {
      rmSync(path(of, 'json'), { force: true });
      rmSync(path(of, 'bytes'), { force: true });
    },
  };
}
