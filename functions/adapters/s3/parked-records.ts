import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { Fault } from '../../faults.ts';
import type { ParkedEntries } from '../../records/redrive-parked/redrive-parked.ts';
import { dayPath, type ParkedRecords } from '../../records/stream-copies.ts';
import type { OpenBytes, SealBytes } from '../kms/seal-bytes.ts';
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

const parkedObject = z.object({
  stream: z.string(),
  shard: z.string(),
  sequenceNumber: z.string(),
  arrivedAt: z.string(),
  reason: z.object({ code: z.string(), hint: z.string() }),
  sealed: z.object({ key: z.string(), iv: z.string(), tag: z.string(), text: z.string() }),
});
export type ParkedObject = z.infer<typeof parkedObject>;

/** What stands in the object in clear, and the sealed record. Undefined: it is none of ours. */
export function readParked(text: string): ParkedObject | undefined {
  try {
    return parkedObject.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Reads what `s3ParkedRecords` has put away. Source: S3 API Reference, ListObjectsV2: in the order of the keys, a thousand at most. */
export function s3ParkedEntries({ bucket, folder, deadline }: BucketFolder, open: OpenBytes): ParkedEntries {
  const options = { abortSignal: deadline };
  return {
    list: async (after) => {
      const command = new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: `parked/${folder}/`,
        ...(after !== undefined && { StartAfter: after }),
      });
      const { Contents = [] } = await s3().send(command, options);
      return Contents.flatMap(({ Key }) => Key ?? []);
    },
    open: async (key) => {
      const { Body } = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }), options);
      const found = readParked((await Body?.transformToString()) ?? '');
      if (!found)
        throw new Fault({
          code: 'unreadable-data',
          hint: 'an object among the parked records is none; nothing after it was tried, look at it first',
        });
      const { stream, shard, sequenceNumber, arrivedAt, sealed } = found;
      const bytes = await open(sealed, { stream, shard, sequenceNumber });
      return { shard, sequenceNumber, arrivedAt: new Date(arrivedAt), bytes };
    },
    remove: async (key) => {
      await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), options);
    },
  };
}
