/** Object Lock: legal holds and retention of single versions. What is protected, nobody deletes. */
import type { WireReply } from '../wire.ts';
import type { Address } from './objects.ts';
import type { ObjectStore, ObjectVersion } from './store.ts';
import { S3Fault, textsOf, xmlReply } from './xml.ts';

/** Source: S3 User Guide, object-lock: until its period is over or the hold is lifted a version cannot be deleted. */
export const isProtected = ({ legalHold, retainUntilMs = 0 }: ObjectVersion, now: Date): boolean =>
  legalHold === true || retainUntilMs > now.getTime();

export function refuseProtected(version: ObjectVersion, now: Date): void {
  if (isProtected(version, now))
    throw new S3Fault('AccessDenied', 'Access Denied because object protected by object lock.', 403);
}

/** PutObjectLegalHold. */
export function putLegalHold(
  store: ObjectStore,
  at: Address,
  versionId: string | null,
  body: Buffer,
): WireReply {
  const status = textsOf(body.toString(), 'Status')[0];
  if (status !== 'ON' && status !== 'OFF')
    throw new S3Fault('MalformedXML', 'Status is neither ON nor OFF.', 400);
  store.change(lockable(store, at, versionId), { legalHold: status === 'ON' });
  return { status: 200 };
}

/** GetObjectLegalHold. */
export function getLegalHold(store: ObjectStore, at: Address, versionId: string | null): WireReply {
  const { legalHold } = lockable(store, at, versionId);
  if (legalHold === undefined)
    throw new S3Fault(
      'NoSuchObjectLockConfiguration',
      'The specified object does not have a ObjectLock configuration',
      404,
    );
  return xmlReply('LegalHold', { Status: legalHold ? 'ON' : 'OFF' });
}

function lockable(store: ObjectStore, { bucket, key }: Address, versionId: string | null): ObjectVersion {
  if (!store.bucket(bucket).lock)
    throw new S3Fault('InvalidRequest', 'Bucket is missing Object Lock Configuration', 400);
  const versions = store.versions(bucket, key);
  const found = versionId === null ? versions[0] : versions.find((one) => one.versionId === versionId);
  if (!found)
    throw new S3Fault(versionId === null ? 'NoSuchKey' : 'NoSuchVersion', 'There is no such version.', 404);
  if (found.deleteMarker)
    throw new S3Fault('MethodNotAllowed', 'A delete marker has no hold.', 405, {
      'x-amz-delete-marker': 'true',
    });
  return found;
}
