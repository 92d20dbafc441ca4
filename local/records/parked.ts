/** What lies parked, by day and reason: what stands in the objects in clear. Nothing is opened. */
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { readParked } from '../../functions/adapters/s3/parked-records.ts';

export interface Parked {
  readonly stream: string;
  /** UTC, on which the records came. */
  readonly day: string;
  readonly reason: string;
  readonly records: number;
}

export async function parkedIn(s3: S3Client, bucket: string, stream: string): Promise<readonly Parked[]> {
  const found = new Map<string, Parked>();
  const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: `parked/${stream}/` });
  for await (const { Contents = [] } of pages)
    for (const { Key } of Contents) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const one = readParked((await Body?.transformToString()) ?? '');
      const [day, reason] = [
        one?.arrivedAt.slice(0, 10) ?? 'unknown',
        one?.reason.hint ?? 'no parked record',
      ];
      const key = `${day} ${reason}`;
      found.set(key, { stream, day, reason, records: (found.get(key)?.records ?? 0) + 1 });
    }
  return [...found.values()];
}
