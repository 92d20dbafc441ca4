import { GetObjectCommand, HeadObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import type { RecordingObjects } from '../../recordings/recording-objects.ts';
import { s3 } from './client.ts';

export function s3RecordingObjects(bucket: string, deadline: AbortSignal): RecordingObjects {
  const options = { abortSignal: deadline };
  return {
    latest: async (key) => {
      try {
        const { VersionId = '', ETag = '' } = await s3().send(
          new HeadObjectCommand({ Bucket: bucket, Key: key }),
          options,
        );
        return { versionId: VersionId, etag: unquoted(ETag) };
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
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
