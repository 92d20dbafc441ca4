/** PutObject, GetObject, HeadObject, DeleteObject. */
import type { Place } from '../place.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { refuseProtected } from './locks.ts';
import { rangeOf } from './range.ts';
import { NO_VERSION, type ObjectStore, type ObjectVersion } from './store.ts';
import { readUpload } from './upload.ts';
import { S3Fault } from './xml.ts';

/** One object's address in a request. */
export type Address = { readonly bucket: string; readonly key: string };

const KEPT_HEADERS = ['content-type', 'content-disposition', 'content-language', 'cache-control', 'expires'];
const SSE = 'x-amz-server-side-encryption';
const SSE_HEADERS = [SSE, `${SSE}-aws-kms-key-id`, `${SSE}-context`, `${SSE}-bucket-key-enabled`];

export function putObject(store: ObjectStore, place: Place, at: Address, request: WireRequest): WireReply {
  refuseUnplayed(request);
  const bucket = store.bucket(at.bucket);
  const latest = store.versions(at.bucket, at.key)[0];
  checkWriteCondition(request, latest?.deleteMarker ? undefined : latest);
  const { bytes, md5, checksums } = readUpload(request);
  const versionId = bucket.versioning === 'Enabled' ? place.ids() : NO_VERSION;
  const encryption = encryptionOf(request);
  if (versionId === NO_VERSION) removeUnversioned(store, at);
  const headers = { ...keptHeaders(request), ...encryption, ...checksums };
  const base = { ...at, versionId, deleteMarker: false, modifiedMs: place.now().getTime() };
  const { days } = bucket.lock ?? {};
  const retainUntilMs = days === undefined ? undefined : base.modifiedMs + days * 86_400_000;
  const lock = retainUntilMs === undefined ? {} : { retainUntilMs };
  store.add({ ...base, ...lock, size: bytes.length, etag: `"${md5}"`, headers }, bytes);
  const { [`${SSE}-context`]: _context, ...echoed } = encryption;
  return { status: 200, headers: { etag: `"${md5}"`, ...echoed, ...checksums, ...versionHeader(versionId) } };
}

/** GetObject, and HeadObject when the request's method is HEAD. */
export function getObject(store: ObjectStore, at: Address, request: WireRequest): WireReply {
  store.bucket(at.bucket);
  const found = readable(store, at, request.query.get('versionId'));
  checkReadCondition(request, found);
  const range = rangeOf(request.headers.range, found.size);
  const bytes = store.bytes(found);
  const body = range ? bytes.subarray(range.first, range.last + 1) : bytes;
  const { [`${SSE}-context`]: _context, ...kept } = found.headers;
  const headers = {
    ...(request.headers['x-amz-checksum-mode'] === 'ENABLED' && !range ? kept : withoutChecksums(kept)),
    etag: found.etag,
    'last-modified': new Date(found.modifiedMs).toUTCString(),
    'accept-ranges': 'bytes',
    'content-length': String(body.length),
    ...(range ? { 'content-range': `bytes ${range.first}-${range.last}/${found.size}` } : {}),
    ...versionHeader(found.versionId),
  };
  const status = range ? 206 : 200;
  return request.method === 'HEAD' ? { status, headers } : { status, headers, body };
}

export function deleteObject(
  store: ObjectStore,
  place: Place,
  at: Address,
  versionId: string | null,
): WireReply {
  const bucket = store.bucket(at.bucket);
  if (versionId !== null) {
    const found = store.versions(at.bucket, at.key).find((one) => one.versionId === versionId);
    if (found) {
      refuseProtected(found, place.now());
      store.remove(found);
    }
    const marker: Record<string, string> = found?.deleteMarker ? { 'x-amz-delete-marker': 'true' } : {};
    return { status: 204, headers: { 'x-amz-version-id': versionId, ...marker } };
  }
  if (bucket.versioning === undefined) {
    removeUnversioned(store, at);
    return { status: 204 };
  }
  const markerId = bucket.versioning === 'Enabled' ? place.ids() : NO_VERSION;
  if (markerId === NO_VERSION) removeUnversioned(store, at);
  const marker = {
    ...at,
    versionId: markerId,
    deleteMarker: true,
    size: 0,
    etag: '',
    modifiedMs: place.now().getTime(),
    headers: {},
  };
  store.add(marker, Buffer.alloc(0));
  return { status: 204, headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': markerId } };
}

/** A header that would change what is stored, and that we would otherwise ignore without a word. */
function refuseUnplayed(request: WireRequest): void {
  const header = Object.keys(request.headers).find((name) =>
    /^x-amz-(copy-source|object-lock-|server-side-encryption-customer-|acl$|grant-|tagging$|website-|write-offset)/.test(
      name,
    ),
  );
  if (header)
    throw new S3Fault(
      'NotImplemented',
      `local endpoint has no s3 header ${header} yet: nothing was stored.`,
      501,
    );
}

function keptHeaders(request: WireRequest): Record<string, string> {
  const kept = Object.entries(request.headers).filter(
    ([name]) => KEPT_HEADERS.includes(name) || name.startsWith('x-amz-meta-'),
  );
  // `aws-chunked` says how the bytes travelled, not what they are.
  const encoding = (request.headers['content-encoding'] ?? '').split(',').map((part) => part.trim());
  const own = encoding.filter((part) => part && part !== 'aws-chunked').join(',');
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(kept),
    ...(own ? { 'content-encoding': own } : {}),
  };
}

/** Source: S3 user guide: every new object is encrypted, with SSE-S3 (AES256) unless the request says otherwise. */
function encryptionOf(request: WireRequest): Record<string, string> {
  const sent = SSE_HEADERS.flatMap((name) => {
    const value = request.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { [SSE]: 'AES256', ...Object.fromEntries(sent) };
}

const withoutChecksums = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-checksum-')));

const versionHeader = (versionId: string): Record<string, string> =>
  versionId === NO_VERSION ? {} : { 'x-amz-version-id': versionId };

function removeUnversioned(store: ObjectStore, at: Address): void {
  const found = store.versions(at.bucket, at.key).find((one) => one.versionId === NO_VERSION);
  if (found) store.remove(found);
}

function readable(store: ObjectStore, at: Address, versionId: string | null): ObjectVersion {
  const versions = store.versions(at.bucket, at.key);
  const found = versionId === null ? versions[0] : versions.find((one) => one.versionId === versionId);
  if (!found) {
    if (versionId !== null) throw new S3Fault('NoSuchVersion', 'The specified version does not exist.', 404);
    throw new S3Fault('NoSuchKey', 'The specified key does not exist.', 404);
  }
  if (!found.deleteMarker) return found;
  const marker = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.versionId };
  if (versionId !== null)
    throw new S3Fault(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      405,
      marker,
    );
  throw new S3Fault('NoSuchKey', 'The specified key does not exist.', 404, marker);
}

function checkWriteCondition(request: WireRequest, existing: ObjectVersion | undefined): void {
  const absent = request.headers['if-none-match'];
  const match = request.headers['if-match'];
  if (absent !== undefined && absent !== '*') {
    throw new S3Fault(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented: If-None-Match takes * on a write.',
      501,
    );
  }
  if (match !== undefined && !existing)
    throw new S3Fault('NoSuchKey', 'The specified key does not exist.', 404);
  if ((absent !== undefined && existing) || (match !== undefined && existing?.etag !== match))
    throw failedCondition();
}

function checkReadCondition(request: WireRequest, found: ObjectVersion): void {
  const match = request.headers['if-match'];
  if (match !== undefined && match !== '*' && match !== found.etag) throw failedCondition();
  const other = request.headers['if-none-match'];
  if (other === '*' || other === found.etag)
    throw new S3Fault('NotModified', 'Not Modified', 304, { etag: found.etag });
}

const failedCondition = () =>
  new S3Fault('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
