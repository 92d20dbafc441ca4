import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Reconciliation } from '../../records/reconcile-contact-records/reconcile-contact-records.ts';
import { s3 } from './client.ts';

/** `reconciliation/<day>.json`: the run of a day that is repeated writes a new version of it. */
export function s3Reconciliations(bucket: string, deadline: AbortSignal) {
  return {
    keep: async (report: Reconciliation): Promise<void> => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: `reconciliation/${report.day}.json`,
        ContentType: 'application/json',
        Body: `${JSON.stringify(report, null, 1)}\n`,
      });
      await s3().send(command, { abortSignal: deadline });
    },
  };
}
