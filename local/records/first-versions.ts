import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { inParts } from '../../functions/records/event-log/in-parts.ts';

/** An object of the audit bucket, or a file that was fetched from there. */
export interface Proof {
  readonly key: string;
  /** Of the version that was written first. */
  readonly bytes: Uint8Array;
  /** Something else was written over it. */
  readonly overwritten: boolean;
}

/**
 * Of each object the version that was written first: a bucket with Object Lock keeps it, but lets a newer one, or a delete
 * marker, be put over it. A writer that tries again may leave the same twice; anything else is no work of our functions.
 */
export async function firstVersions(s3: S3Client, Bucket: string, Prefix: string): Promise<readonly Proof[]> {
  const byKey = new Map<string, ObjectVersion[]>();
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined;
  do {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix, ...from }));
    for (const version of page.Versions ?? []) {
      const known = byKey.get(version.Key ?? '');
      if (known) known.push(version);
      else byKey.set(version.Key ?? '', [version]);
    }
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  } while (from);
  const read = async (Key: string, { VersionId }: ObjectVersion) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
    return Buffer.from((await Body?.transformToByteArray()) ?? new Uint8Array());
  };
  return inParts([...byKey], async ([key, versions]) => {
    // Source: S3 API Reference, ListObjectVersions: versions of a key come in order, the newest first.
    const [first = Buffer.of(), ...newer] = await inParts(versions.toReversed(), (one) => read(key, one));
    return { key, bytes: first, overwritten: newer.some((other) => !other.equals(first)) };
  });
}
