import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { ObjectVersion, VersionsUnder } from '../../recordings/recording-objects.ts';
import { s3 } from './client.ts';

/**
 * Page by page, in the order of keys. The ends are looked at here, too: whether S3 begins with a marker or behind it is not said.
 * Source: S3 API Reference, ListObjectVersions: by key, the latest first; versions and delete markers apart.
 */
export const s3VersionsUnder =
  (bucket: string, deadline: AbortSignal): VersionsUnder =>
  async (prefix, { after, to } = {}) => {
    const found = new Map<string, ObjectVersion[]>();
    const keep = (key: string, version: ObjectVersion) => {
      if ((after !== undefined && key <= after) || (to !== undefined && key > to)) return;
      const versions = found.get(key);
      if (versions) versions.push(version);
      else found.set(key, [version]);
    };
    let next: { KeyMarker?: string; VersionIdMarker?: string } | undefined =
      after === undefined ? {} : { KeyMarker: after };
    while (next) {
      const command: ListObjectVersionsCommand = new ListObjectVersionsCommand({
        Bucket: bucket,
        Prefix: prefix,
        ...next,
      });
      const page = await s3().send(command, { abortSignal: deadline });
      // As the events of S3 write it: without quotation marks.
      for (const { Key = '', VersionId = '', ETag = '', IsLatest: isLatest = false } of page.Versions ?? [])
        keep(Key, { versionId: VersionId, etag: ETag.replaceAll('"', ''), isLatest });
      for (const { Key = '', VersionId = '', IsLatest: isLatest = false } of page.DeleteMarkers ?? [])
        keep(Key, { versionId: VersionId, isLatest });
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
      const goesOn = page.IsTruncated && KeyMarker !== undefined && (to === undefined || KeyMarker <= to);
      next = goesOn ? { KeyMarker, ...(VersionIdMarker !== undefined && { VersionIdMarker }) } : undefined;
    }
    return found;
  };
