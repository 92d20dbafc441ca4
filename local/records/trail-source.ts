/** The trail in the audit bucket, a day at a time, in the operator's own name. */
import { gunzipSync } from 'node:zlib';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { z } from 'zod';
import { inParts } from '../../functions/records/event-log/in-parts.ts';
import { type AccountChange, accountChange } from '../reports/account-change.ts';
import { UnreadableLogError } from './named-resources.ts';

/** Source: CloudTrail User Guide, get-and-view-cloudtrail-log-files: `<prefix>/AWSLogs/<account>/CloudTrail/<region>/<year>/<month>/<day>/`. */
export const trailPrefix = 'trail';
const day = 86_400_000;
const trailFile = z.object({ Records: z.array(z.looseObject({ eventTime: z.string() })) });

/** Changes by the day (UTC) on which they happened. A file lies under the day on which it was written: at the end of a day, the next. */
export function trailSource(
  s3: S3Client,
  bucket: string,
): (date: string) => Promise<readonly AccountChange[]> {
  let known: { readonly date: string; readonly events: Promise<readonly unknown[]> } | undefined;
  let places: Promise<readonly string[]> | undefined;
  const eventsIn = (date: string): Promise<readonly unknown[]> => {
    if (known?.date === date) return known.events;
    places ??= regionsOf(s3, bucket);
    const events = places.then((all) => readDay(s3, { bucket, folders: all, date }));
    known = { date, events };
    return events;
  };
  return async (date) => {
    const next = new Date(Date.parse(date) + day).toISOString().slice(0, 10);
    const events = [...(await eventsIn(date)), ...(await eventsIn(next))];
    return events
      .flatMap((event) => accountChange(event) ?? [])
      .filter(({ at }) => at.startsWith(date))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  };
}

/** A local centre has none, and nor has one before its first hour. */
export async function hasTrail(s3: S3Client, Bucket: string): Promise<boolean> {
  const Prefix = `${trailPrefix}/AWSLogs/`;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 1 }));
  return Contents.length > 0;
}

/** `trail/AWSLogs/<account>/CloudTrail/<region>/`, of every region. */
async function regionsOf(s3: S3Client, Bucket: string): Promise<readonly string[]> {
  const below = async (Prefix: string) => {
    const { CommonPrefixes = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix, Delimiter: '/' }),
    );
    return CommonPrefixes.flatMap(({ Prefix: found }) => found ?? []);
  };
  const accounts = await below(`${trailPrefix}/AWSLogs/`);
  return (await Promise.all(accounts.map((account) => below(`${account}CloudTrail/`)))).flat();
}

async function readDay(
  s3: S3Client,
  of: { readonly bucket: string; readonly folders: readonly string[]; readonly date: string },
): Promise<readonly unknown[]> {
  const keys: string[] = [];
  for (const folder of of.folders) {
    const Prefix = `${folder}${of.date.replaceAll('-', '/')}/`;
    const pages = paginateListObjectsV2({ client: s3 }, { Bucket: of.bucket, Prefix });
    for await (const { Contents = [] } of pages) keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  }
  const files = await inParts(keys, async (Key) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: of.bucket, Key }));
    return eventsOf((await Body?.transformToByteArray()) ?? new Uint8Array(), Key);
  });
  return files.flat();
}

function eventsOf(bytes: Uint8Array, key: string): readonly unknown[] {
  try {
    return trailFile.parse(JSON.parse(gunzipSync(bytes).toString('utf8'))).Records;
  } catch {
    throw new UnreadableLogError(
      `${key} of the audit bucket is no file of the trail. Nothing was reported: validate the trail (aws cloudtrail validate-logs).`,
    );
  }
}
