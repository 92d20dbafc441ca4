import { gzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { dayPath, type RawCopies } from '../../records/stream-copies.ts';
import { type BucketFolder, s3 } from './client.ts';

/** One object for each batch, by the day on which it came: `contact-records/year=…/month=…/day=…/<shard>-<sequence>.ndjson.gz`. */
export function s3RawCopies({ bucket, folder, deadline }: BucketFolder): RawCopies {
  return {
    keep: async ({ shard, sequenceNumber, arrivedAt }, lines) => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: `${folder}/${dayPath(arrivedAt)}/${shard}-${sequenceNumber}.ndjson.gz`,
        ContentType: 'application/x-ndjson',
        // Athena tells by the name; nobody else should unpack it on the way.
        Body: gzipSync(`${lines.join('\n')}\n`, { level: 1 }),
      });
      await s3().send(command, { abortSignal: deadline });
    },
  };
}
