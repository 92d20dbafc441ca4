import { GetObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { type RecordingObjects, stateAmong } from '../../recordings/recording-objects.ts';
import { s3 } from './client.ts';
import { s3VersionsUnder } from './versions.ts';

export function s3RecordingObjects(bucket: string, deadline: AbortSignal): RecordingObjects {
  const options = { abortSignal: deadline };
  return {
    // By what is listed, and never by the question whether "403" means "not there".
    stateOf: async (stored) => {
      const there = await s3VersionsUnder(bucket, deadline)(stored.key, { to: stored.key });
      return stateAmong(there.get(stored.key) ?? [], stored);
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

/** Gone, deleted, or other bytes than asked for. */
const isGone = (error: unknown): boolean =>
  error instanceof S3ServiceException && [404, 405, 412, 416].includes(error.$metadata.httpStatusCode ?? 0);
