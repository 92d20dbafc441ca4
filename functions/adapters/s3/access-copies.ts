import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { AccessLog } from '../../recordings/access-log.ts';
import { type AccessCopies, dynamoDbAccessLog } from '../dynamodb/access-log.ts';
import { dynamoDbWithin } from '../dynamodb/client.ts';
import { s3 } from './client.ts';

/** `access/<day>/<number>.json`. */
export const accessCopyKey = (at: string, number: number): string =>
  `access/${at.slice(0, 10)}/${String(number).padStart(10, '0')}.json`;

/** The bucket locks what is written into it for as long as the settings say. */
export function s3AccessCopies(bucket: string, deadline: AbortSignal): AccessCopies {
  return {
    keep: async (entry) => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: accessCopyKey(entry.at, entry.number),
        ContentType: 'application/json',
        Body: JSON.stringify(entry),
      });
      await s3().send(command, { abortSignal: deadline });
    },
  };
}

/** The access log as functions write it: the table, and the copies in the audit bucket. */
export const accessLog = (
  env: { readonly ACCESS_LOG_TABLE: string; readonly AUDIT_BUCKET: string },
  deadline: AbortSignal,
): AccessLog =>
  dynamoDbAccessLog(
    dynamoDbWithin(deadline),
    env.ACCESS_LOG_TABLE,
    s3AccessCopies(env.AUDIT_BUCKET, deadline),
  );
