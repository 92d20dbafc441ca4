import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { RawDays } from '../../records/redrive-day/redrive-day.ts';
import { dayPath } from '../../records/stream-copies.ts';
import { type BucketFolder, s3 } from './client.ts';

/** Reads what `s3RawCopies` keeps. Source: S3 API Reference, ListObjectsV2: in the order of the keys, a thousand at most. */
export function s3RawDays({ bucket, folder, deadline }: BucketFolder): RawDays {
  const options = { abortSignal: deadline };
  return {
    list: async (day, after) => {
      const command = new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: `${folder}/${dayPath(new Date(`${day}T00:00:00Z`))}/`,
        ...(after !== undefined && { StartAfter: after }),
      });
      const { Contents = [] } = await s3().send(command, options);
      return Contents.flatMap(({ Key }) => Key ?? []);
    },
    read: async (key) => {
      const { Body } = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }), options);
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return gunzipSync(bytes)
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '');
    },
  };
}
