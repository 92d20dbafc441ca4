import { PutObjectLegalHoldCommand } from '@aws-sdk/client-s3';
import type { ObjectHolds } from '../../recordings/hold-contact/hold-contact.ts';
import { s3 } from './client.ts';

/** Source: S3 User Guide, object-lock: a legal hold has no end of its own and binds everybody, the root user too. */
export function s3ObjectHolds(bucket: string, deadline: AbortSignal): ObjectHolds {
  return {
    set: async ({ key, versionId }, held) => {
      const command = new PutObjectLegalHoldCommand({
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        LegalHold: { Status: held ? 'ON' : 'OFF' },
      });
      await s3().send(command, { abortSignal: deadline });
    },
  };
}
