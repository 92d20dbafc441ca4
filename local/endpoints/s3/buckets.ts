/** Buckets: create, delete, list, versioning, and deleting many objects at once. */
import type { Place } from '../place.ts';
import type { WireReply } from '../wire.ts';
import { deleteObject } from './objects.ts';
import type { ObjectStore } from './store.ts';
import { S3Fault, textsOf, xmlReply } from './xml.ts';

export function createBucket(store: ObjectStore, place: Place, name: string): WireReply {
  // Source: S3 user guide, "General purpose bucket naming rules".
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
    throw new S3Fault('InvalidBucketName', 'The specified bucket is not valid.', 400);
  if (store.buckets.value[name]) {
    throw new S3Fault(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
    );
  }
  store.buckets.value[name] = { createdMs: place.now().getTime() };
  store.buckets.save();
  return { status: 200, headers: { location: `/${name}` } };
}

export function deleteBucket(store: ObjectStore, name: string): WireReply {
  store.bucket(name);
  if (store.all().some((one) => one.bucket === name))
    throw new S3Fault('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
  delete store.buckets.value[name];
  store.buckets.save();
  return { status: 204 };
}

export function listBuckets(store: ObjectStore): WireReply {
  const buckets = Object.entries(store.buckets.value).map(([name, { createdMs }]) => ({
    Name: name,
    CreationDate: new Date(createdMs).toISOString(),
  }));
  return xmlReply('ListAllMyBucketsResult', { Buckets: { Bucket: buckets } });
}

export function getVersioning(store: ObjectStore, name: string): WireReply {
  return xmlReply('VersioningConfiguration', { Status: store.bucket(name).versioning });
}

export function putVersioning(store: ObjectStore, name: string, body: Buffer): WireReply {
  const status = textsOf(body.toString(), 'Status')[0];
  if (status !== 'Enabled' && status !== 'Suspended') {
    throw new S3Fault('MalformedXML', 'Status is neither Enabled nor Suspended.', 400);
  }
  store.bucket(name).versioning = status;
  store.buckets.save();
  return { status: 200 };
}

export function deleteObjects(store: ObjectStore, place: Place, bucket: string, body: Buffer): WireReply {
  const objects = [...body.toString().matchAll(/<Object>(.*?)<\/Object>/gs)].map((match) => match[1] ?? '');
  const deleted = objects.map((xml) => {
    const key = textsOf(xml, 'Key')[0] ?? '';
    deleteObject(store, place, { bucket, key }, textsOf(xml, 'VersionId')[0] ?? null);
    return { Key: key };
  });
  return xmlReply('DeleteResult', { Deleted: deleted });
}
