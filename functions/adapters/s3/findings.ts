import { PutObjectCommand } from '@aws-sdk/client-s3';
import { s3 } from './client.ts';

export interface FindingsPlace {
  readonly bucket: string;
  /** What was compared, e.g. `records`. */
  readonly of: string;
  readonly deadline: AbortSignal;
}

/** `reconciliation/<of>/<day>.json`: a run that is repeated writes a new version of it. */
export function s3Findings({ bucket, of, deadline }: FindingsPlace) {
  return {
    keep: async (day: string, findings: unknown): Promise<void> => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: `reconciliation/${of}/${day}.json`,
        ContentType: 'application/json',
        Body: `${JSON.stringify(findings, null, 1)}\n`,
      });
      await s3().send(command, { abortSignal: deadline });
    },
  };
}
