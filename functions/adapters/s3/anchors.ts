import { gunzipSync, gzipSync } from 'node:zlib';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Fault } from '../../faults.ts';
import { isDay } from '../../records/day-shards.ts';
import { type Anchors, anchorText, readAnchor } from '../../records/event-log/anchor.ts';

/** `anchors/<day>.ndjson.gz`. */
export const anchorKey = (day: string): string => `anchors/${day}.ndjson.gz`;

/** The day whose anchor has this key; undefined: no anchor has it. */
export function dayOfAnchorKey(key: string): string | undefined {
  const day = key.slice('anchors/'.length, 'anchors/2026-11-22'.length);
  return isDay(day) && anchorKey(day) === key ? day : undefined;
}

export interface AnchorBucket {
  readonly client: S3Client;
  readonly bucket: string;
  readonly deadline: AbortSignal;
}

/** The bucket locks what is written into it; the SDK sends the checksum that S3 asks of writers to such a bucket. */
export function s3Anchors({ client, bucket, deadline }: AnchorBucket): Anchors {
  const options = { abortSignal: deadline };
  return {
    days: async (from) => {
      const found: string[] = [];
      const asked = { Bucket: bucket, Prefix: 'anchors/', StartAfter: `anchors/${from}` };
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, asked, options))
        found.push(...Contents.flatMap(({ Key = '' }) => dayOfAnchorKey(Key) ?? []));
      return found;
    },
    read: async (day) => {
      try {
        const command = new GetObjectCommand({ Bucket: bucket, Key: anchorKey(day) });
        const { Body } = await client.send(command, options);
        const bytes = await Body?.transformToByteArray();
        const anchor = bytes && readAnchor(gunzipSync(bytes).toString('utf8'));
        if (anchor) return anchor;
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
      throw new Fault({
        code: 'unreadable-data',
        hint: 'an anchor of the event log cannot be read; see "careline records verify" and the versions of the object',
      });
    },
    keep: async (anchor) => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: anchorKey(anchor.day),
        ContentType: 'application/x-ndjson',
        Body: gzipSync(anchorText(anchor)),
        IfNoneMatch: '*',
      });
      try {
        await client.send(command, options);
        return true;
      } catch (error) {
        // Source: S3 User Guide, conditional-writes: 412 when there is one, 409 when somebody else writes it just now.
        if (error instanceof S3ServiceException && isTaken(error)) return false;
        throw error;
      }
    },
  };
}

const isTaken = ({ $metadata: { httpStatusCode } }: S3ServiceException): boolean =>
  httpStatusCode === 412 || httpStatusCode === 409;
