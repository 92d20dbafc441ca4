import { DeleteObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import type { ObjectRemoval, ObjectVersions } from '../../recordings/delete-contact/remove-recording.ts';
import { s3 } from './client.ts';
import { s3VersionsUnder } from './versions.ts';

export const s3ObjectVersions =
  (bucket: string, deadline: AbortSignal): ObjectVersions =>
  async (key) => {
    const there = await s3VersionsUnder(bucket, deadline)(key, { to: key });
    return (there.get(key) ?? []).map(({ versionId }) => versionId);
  };

/** Versions one by one: S3 says of each whether a hold or lock forbids it. One that is gone already is gone. */
export function s3ObjectRemoval(bucket: string, deadline: AbortSignal): ObjectRemoval {
  return {
    remove: async (key, versions) => {
      for (const VersionId of versions) {
        try {
          const command = new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId });
          await s3().send(command, { abortSignal: deadline });
        } catch (error) {
          // Source: S3 User Guide, object-lock: a protected version answers AccessDenied.
          if (error instanceof S3ServiceException && error.name === 'AccessDenied') return 'held';
          throw error;
        }
      }
      return 'gone';
    },
  };
}
