import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { AccessCopies } from '../dynamodb/access-log.ts';
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
