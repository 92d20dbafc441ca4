import { GetObjectCommand, ListObjectVersionsCommand, S3ServiceException } from '@aws-sdk/client-s3';
import type { RecordingObjects } from '../../recordings/recording-objects.ts';
import { s3 } from './client.ts';

export function s3RecordingObjects(bucket: string, deadline: AbortSignal): RecordingObjects {
  const options = { abortSignal: deadline };
  return {
    // All versions in one answer, latest first, and never the question whether "403" means "not there".
    stateOf: async ({ key, versionId, etag }) => {
      const command = new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key });
      const { Versions = [], DeleteMarkers = [] } = await s3().send(command, options);
      const mine = Versions.filter(({ Key }) => Key === key);
      const [latest] = mine;
      if (!latest) return 'gone';
      if (latest.VersionId !== versionId || unquoted(latest.ETag ?? '') !== etag) return 'altered';
      return DeleteMarkers.some(({ Key, IsLatest }) => Key === key && IsLatest)
        ? 'behind-marker'
        : 'as-stored';
    },
    read: async ({ key, versionId, etag }, { from, to }) => {
      try {
        const command = new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          VersionId: versionId,
          IfMatch: `"${etag}"`,
          Range: `bytes=${from}-${to}`,
        });
        const { Body } = await s3().send(command, options);
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
  };
}

/** As the events of S3 write it: without quotation marks. */
const unquoted = (etag: string): string => etag.replaceAll('"', '');

/** Gone, deleted, or other bytes than asked for. */
const isGone = (error: unknown): boolean =>
  error instanceof S3ServiceException && [404, 405, 412, 416].includes(error.$metadata.httpStatusCode ?? 0);
