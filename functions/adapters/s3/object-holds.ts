import {
  GetObjectLegalHoldCommand,
  PutObjectLegalHoldCommand,
  type PutObjectLegalHoldCommandInput,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ObjectHolds } from '../../recordings/call-marks.ts';
import { s3 } from './client.ts';

/** Source: S3 User Guide, object-lock: a legal hold has no end of its own and binds everybody, the root user too. */
export function s3ObjectHolds(bucket: string, deadline: AbortSignal): ObjectHolds {
  const options = { abortSignal: deadline };
  return {
    isHeld: async ({ key, versionId }) => {
      const of = { Bucket: bucket, Key: key, VersionId: versionId };
      try {
        const { LegalHold } = await s3().send(new GetObjectLegalHoldCommand(of), options);
        return LegalHold?.Status === 'ON';
      } catch (error) {
        if (isGone(error) || isNamed(error, 'NoSuchObjectLockConfiguration')) return false;
        throw error;
      }
    },
    set: async ({ key, versionId }, held) => {
      const input: PutObjectLegalHoldCommandInput = {
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        LegalHold: { Status: held ? 'ON' : 'OFF' },
      };
      try {
        await s3().send(new PutObjectLegalHoldCommand(input), options);
        return true;
      } catch (error) {
        if (isGone(error)) return false;
        throw error;
      }
    },
  };
}

const isNamed = (error: unknown, ...names: readonly string[]): boolean =>
  error instanceof S3ServiceException && names.includes(error.name);

/** By its retention or by a deletion. Source: S3 API Reference, GetObjectLegalHold, PutObjectLegalHold. */
const isGone = (error: unknown): boolean => isNamed(error, 'NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed');
