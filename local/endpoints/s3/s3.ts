/** S3 of the local centre: path-style REST, one object at a time, versions, conditions, ranges. */
import { gunzipSync } from 'node:zlib';
import type { Place } from '../place.ts';
import { ApiFault, type WireReply, type WireRequest } from '../wire.ts';
import {
  createBucket,
  deleteBucket,
  deleteObjects,
  getVersioning,
  listBuckets,
  putVersioning,
} from './buckets.ts';
import { dueAt, type LifecycleRule } from './lifecycle.ts';
import { listObjects, listVersions } from './list.ts';
import { getLegalHold, putLegalHold } from './locks.ts';
import { deleteObject, getObject, putObject } from './objects.ts';
import { isExpired } from './presigned.ts';
import { type ObjectVersion, openStore } from './store.ts';
import { faultXml, S3Fault } from './xml.ts';

export type S3Endpoint = {
  answer(request: WireRequest): Promise<WireReply>;
  /** Makes a bucket, as the synthesized template has it; one that exists is kept. */
  createBucket(name: string, options?: { versioned?: boolean; lock?: { days?: number } }): void;
  /** Hears of every object that is stored. */
  onCreated(listener: (object: ObjectVersion) => void): () => void;
  /** Does what is due by the lifecycle rules of a bucket at the clock of the endpoint. */
  sweep(bucket: string, rules: readonly LifecycleRule[]): void;
  /** The readable objects of one bucket, or of all. */
  objects(bucket?: string): (ObjectVersion & { readonly bytes: Buffer })[];
  /** Every version of every object: address, headers and content. */
  dump(): Promise<string>;
};

export function createS3(place: Place): S3Endpoint {
  const store = openStore(place);
  const listeners = new Set<(object: ObjectVersion) => void>();

  function bucketRequest(bucket: string, request: WireRequest): WireReply {
    const { method, query } = request;
    const sub = subresource(query, ['versioning', 'location', 'delete', 'versions']);
    switch (`${method} ${sub}`) {
      case 'PUT ':
        return createBucket(store, place, bucket);
      case 'HEAD ':
        store.bucket(bucket);
        return { status: 200, headers: { 'x-amz-bucket-region': place.region } };
      case 'DELETE ':
        return deleteBucket(store, bucket);
      case 'GET ':
        if (query.get('list-type') === '2') return listObjects(store, bucket, query);
        break;
      case 'GET versions':
        return listVersions(store, bucket, query);
      case 'GET versioning':
        return getVersioning(store, bucket);
      case 'PUT versioning':
        return putVersioning(store, bucket, request.body);
      case 'POST delete':
        return deleteObjects(store, place, bucket, request.body);
    }
    throw unplayed(`${method} of a bucket${sub ? ` with ?${sub}` : ''}`);
  }

  function objectRequest(bucket: string, key: string, request: WireRequest): WireReply {
    const { method, query } = request;
    const sub = subresource(query, ['legal-hold']);
    const version = query.get('versionId');
    if (!sub) {
      if (method === 'PUT') {
        const reply = putObject(store, place, { bucket, key }, request);
        const [stored] = store.versions(bucket, key);
        if (stored) for (const listener of listeners) listener(stored);
        return reply;
      }
      if (method === 'GET' || method === 'HEAD') return getObject(store, { bucket, key }, request);
      if (method === 'DELETE') return deleteObject(store, place, { bucket, key }, version);
    }
    if (sub === 'legal-hold' && method === 'PUT')
      return putLegalHold(store, { bucket, key }, version, request.body);
    if (sub === 'legal-hold' && method === 'GET') return getLegalHold(store, { bucket, key }, version);
    throw unplayed(`${method} of an object${sub ? ` with ?${sub}` : ''}`);
  }

  return {
    async answer(request) {
      try {
        if (isExpired(request.query, place.now()))
          throw new S3Fault('AccessDenied', 'Request has expired', 403);
        const [bucket = '', ...rest] = request.path.slice(1).split('/');
        if (bucket === '' && request.method === 'GET') return listBuckets(store);
        const key = decodeKey(rest.join('/'));
        return key === '' ? bucketRequest(bucket, request) : objectRequest(bucket, key, request);
      } catch (error) {
        if (error instanceof ApiFault) return faultXml(error, request.method);
        throw error;
      }
    },
    createBucket(name, options = {}) {
      const made = store.buckets.value[name] ?? { createdMs: place.now().getTime() };
      store.buckets.value[name] = {
        ...made,
        ...(options.versioned && { versioning: 'Enabled' }),
        ...(options.lock && { lock: options.lock }),
      };
      store.buckets.save();
    },
    onCreated(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sweep(bucket, rules) {
      const keys = new Set(store.all().flatMap((one) => (one.bucket === bucket ? [one.key] : [])));
      for (const key of keys) {
        const { expire, remove } = dueAt(store.versions(bucket, key), rules, place.now());
        for (const one of remove) store.remove(one);
        if (expire.length > 0) deleteObject(store, place, { bucket, key }, null);
      }
    },
    objects: (bucket) =>
      Object.keys(store.buckets.value)
        .filter((name) => bucket === undefined || name === bucket)
        .flatMap((name) => store.current(name))
        .map((one) => ({ ...one, bytes: store.bytes(one) })),
    dump: async () =>
      store
        .all()
        .map((one) => `${JSON.stringify(one)}\n${readable(one, store.bytes(one))}`)
        .join('\n'),
  };
}

/** As whoever looks for a leak must see it: unpacked. */
const readable = ({ key }: ObjectVersion, bytes: Buffer): string =>
  (key.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');

/** Query parameters every request may have; any other that we do not play names a subresource. */
const PLAIN = [
  'x-id',
  'versionId',
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'continuation-token',
  'key-marker',
  'version-id-marker',
  'start-after',
  'encoding-type',
  'fetch-owner',
];

function subresource(query: URLSearchParams, played: readonly string[]): string {
  const names = [...query.keys()].filter((name) => !PLAIN.includes(name) && !/^x-amz-/i.test(name));
  const unknown = names.find((name) => !played.includes(name));
  if (unknown !== undefined) throw unplayed(`a request with ?${unknown}`);
  return names[0] ?? '';
}

const unplayed = (what: string) =>
  new S3Fault(
    'UnknownOperationException',
    `local endpoint has no s3 ${what} yet: nothing was done. See local/endpoints/README.md.`,
    501,
  );

function decodeKey(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Fault('InvalidURI', "Couldn't parse the specified URI.", 400);
  }
}
