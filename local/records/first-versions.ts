import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { inParts } from '../../functions/records/event-log/in-parts.ts';

/**
 * Of each object the version that was written first: a bucket with Object Lock keeps it, but lets a newer one, or a delete
 * marker, be put over it.
 */
export async function firstVersions(
  s3: S3Client,
  Bucket: string,
  Prefix: string,
): Promise<readonly { readonly key: string; readonly bytes: Uint8Array }[]> {
  const first = new Map<string, ObjectVersion>();
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined;
  do {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix, ...from }));
    // Source: S3 API Reference, ListObjectVersions: versions of a key come in order, the newest first.
    for (const version of page.Versions ?? []) first.set(version.Key ?? '', version);
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  } while (from);
  return inParts([...first], async ([key, { VersionId }]) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key, VersionId }));
    return { key, bytes: (await Body?.transformToByteArray()) ?? new Uint8Array() };
  });
}
