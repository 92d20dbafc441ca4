import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { ObjectVersion, VersionsUnder } from '../../recordings/recording-objects.ts';
import { s3 } from './client.ts';

/**
 * Lists from just before the first of the keys until the last one is over, page by page.
 * Source: S3 API Reference, ListObjectVersions: by key, the latest first; versions and delete markers apart.
 */
export const s3VersionsUnder =
  (bucket: string, deadline: AbortSignal): VersionsUnder =>
  async (prefix, keys) => {
    const found = new Map<string, ObjectVersion[]>(keys.map((key) => [key, []]));
    const [first = '', last = ''] = [keys[0], keys.at(-1)];
    let next: { KeyMarker?: string; VersionIdMarker?: string } | undefined =
      first > prefix ? { KeyMarker: first.slice(0, -1) } : {};
    while (next) {
      const command: ListObjectVersionsCommand = new ListObjectVersionsCommand({
        Bucket: bucket,
        Prefix: prefix,
        ...next,
      });
      const page = await s3().send(command, { abortSignal: deadline });
      // As the events of S3 write it: without quotation marks.
      for (const { Key = '', VersionId = '', ETag = '', IsLatest: isLatest = false } of page.Versions ?? [])
        found.get(Key)?.push({ versionId: VersionId, etag: ETag.replaceAll('"', ''), isLatest });
      for (const { Key = '', VersionId = '', IsLatest: isLatest = false } of page.DeleteMarkers ?? [])
        found.get(Key)?.push({ versionId: VersionId, isLatest });
      const { NextKeyMarker, NextVersionIdMarker } = page;
      const goesOn = page.IsTruncated && NextKeyMarker !== undefined && NextKeyMarker <= last;
      next = goesOn
        ? {
            KeyMarker: NextKeyMarker,
            ...(NextVersionIdMarker !== undefined && { VersionIdMarker: NextVersionIdMarker }),
          }
        : undefined;
    }
    return found;
  };
