import { PutObjectCommand } from '@aws-sdk/client-s3';
import { dayPath, type ParkedRecords } from '../../records/stream-copies.ts';
import type { SealBytes } from '../kms/seal-bytes.ts';
import { type BucketFolder, s3 } from './client.ts';

/** `parked/<stream>/year=…/month=…/day=…/<shard>-<sequence>.json`: the reason in clear, the record sealed, for nobody knows what is in it. */
export function s3ParkedRecords({ bucket, folder, deadline }: BucketFolder, seal: SealBytes): ParkedRecords {
  return {
    park: async ({ shard, sequenceNumber, arrivedAt, bytes }, { code, hint }) => {
      const context = { stream: folder, shard, sequenceNumber };
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: `parked/${folder}/${dayPath(arrivedAt)}/${shard}-${sequenceNumber}.json`,
        ContentType: 'application/json',
        Body: JSON.stringify({
          ...context,
          arrivedAt: arrivedAt.toISOString(),
          reason: { code, hint },
          sealed: await seal(bytes, context),
        }),
      });
      await s3().send(command, { abortSignal: deadline });
    },
  };
}
