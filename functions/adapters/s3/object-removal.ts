import {
  DeleteObjectCommand,
  GetObjectLegalHoldCommand,
  ListObjectVersionsCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ObjectRemoval } from '../../recordings/delete-contact/delete-contact.ts';
import { s3 } from './client.ts';

/** Versions one by one, delete markers too: S3 says of each whether a hold or lock forbids it. */
export function s3ObjectRemoval(bucket: string, deadline: AbortSignal): ObjectRemoval {
  const options = { abortSignal: deadline };
  return {
    isHeld: async ({ key, versionId }) => {
      const of = { Bucket: bucket, Key: key, VersionId: versionId };
      try {
        const { LegalHold } = await s3().send(new GetObjectLegalHoldCommand(of), options);
        return LegalHold?.Status === 'ON';
      } catch (error) {
        // Never held; or gone already, by its retention or by a run before this one.
        if (error instanceof S3ServiceException && noHold.includes(error.name)) return false;
        throw error;
      }
    },
    remove: async ({ key }) => {
      const listed = await s3().send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }), options);
      const versions = [...(listed.Versions ?? []), ...(listed.DeleteMarkers ?? [])].flatMap(
        ({ Key, VersionId }) => (Key === key && VersionId !== undefined ? [VersionId] : []),
      );
      for (const VersionId of versions) {
        try {
          await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId }), options);
        } catch (error) {
          // Source: S3 User Guide, object-lock: a protected version answers AccessDenied.
          if (error instanceof S3ServiceException && error.name === 'AccessDenied') return 'held';
          throw error;
        }
      }
      return versions;
    },
  };
}

/** Source: S3 API Reference, GetObjectLegalHold. */
const noHold = ['NoSuchObjectLockConfiguration', 'NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed'];
