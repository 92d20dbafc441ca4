import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectLegalHoldCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { clientSettings, startForTests, testClock } from './start.ts';

const clock = testClock();
const endpoints = await startForTests({ now: clock.now });
const client = new S3Client(clientSettings(endpoints.url));
const Bucket = 'recordings';
const put = (
  Key: string,
  Body: NonNullable<PutObjectCommandInput['Body']>,
  extra: Partial<PutObjectCommandInput> = {},
) => client.send(new PutObjectCommand({ Bucket, Key, Body, ...extra }));
const get = async (Key: string, extra: object = {}) => {
  const found = await client.send(new GetObjectCommand({ Bucket, Key, ...extra }));
  return { ...found, bytes: Buffer.from((await found.Body?.transformToByteArray()) ?? []) };
};

beforeAll(() => client.send(new CreateBucketCommand({ Bucket })));

it('gives back exactly the bytes that were put, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2000 }),
      fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
      async (bytes, name) => {
        const Key = `any/${name}`;
        const { ETag } = await put(Key, bytes);
        expect(ETag).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`);
        expect((await get(Key, { ChecksumMode: 'ENABLED' })).bytes).toEqual(Buffer.from(bytes));
      },
    ),
    { numRuns: 40 },
  );
});

it('unpacks a streamed upload and verifies its trailing checksum', async () => {
  const bytes = Buffer.alloc(300_000, 'wave\r\n0\r\n');
  const stored = await put('streamed', Readable.from([bytes.subarray(0, 100_001), bytes.subarray(100_001)]), {
    ContentLength: bytes.length,
  });
  expect(stored.ChecksumCRC32).toBeDefined();
  expect((await get('streamed')).bytes.equals(bytes)).toBe(true);
  expect((await client.send(new HeadObjectCommand({ Bucket, Key: 'streamed' }))).ContentLength).toBe(300_000);
  expect((await get('streamed')).ContentEncoding).toBeUndefined();
});

it('refuses bytes that do not fit their checksum, and stores nothing', async () => {
  await expect(put('damaged', 'text', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
    name: 'BadDigest',
  });
  await expect(get('damaged')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

it('keeps type, metadata and encryption of an object', async () => {
  const sent = {
    ContentType: 'audio/wav',
    Metadata: { contact: 'c-1' },
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: 'key-1',
    BucketKeyEnabled: true,
  } as const;
  const stored = await put('described', 'text', sent);
  expect(stored).toMatchObject({
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: 'key-1',
    BucketKeyEnabled: true,
  });
  expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'described' }))).toMatchObject({
    ...sent,
    LastModified: clock.now(),
  });
});

it('writes an object once where that is asked', async () => {
  await put('once', 'first', { IfNoneMatch: '*' });
  await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
  });
  expect((await get('once')).bytes.toString()).toBe('first');
});

it('answers a range, and says when there is none', async () => {
  await put('digits', '0123456789');
  const middle = await get('digits', { Range: 'bytes=2-4' });
  expect(middle).toMatchObject({ bytes: Buffer.from('234'), ContentRange: 'bytes 2-4/10' });
  expect((await get('digits', { Range: 'bytes=-3' })).bytes.toString()).toBe('789');
  expect((await get('digits', { Range: 'bytes=7-' })).bytes.toString()).toBe('789');
  await expect(get('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
});

it('lists by prefix and delimiter, page by page', async () => {
  const keys = ['2026/a/1', '2026/a/2', '2026/b/1', '2026/c', '2026/d', '2027/e'];
  for (const key of keys) await put(`list/${key}`, key);
  const listed = async (query: object) => {
    const found: string[] = [];
    for await (const page of paginateListObjectsV2({ client, pageSize: 2 }, { Bucket, ...query })) {
      expect((page.Contents?.length ?? 0) + (page.CommonPrefixes?.length ?? 0)).toBeLessThanOrEqual(2);
      found.push(
        ...(page.CommonPrefixes ?? []).map((each) => each.Prefix ?? ''),
        ...(page.Contents ?? []).map((each) => each.Key ?? ''),
      );
    }
    return found.sort();
  };
  expect(await listed({ Prefix: 'list/' })).toEqual(keys.map((key) => `list/${key}`));
  expect(await listed({ Prefix: 'list/2026/', Delimiter: '/' })).toEqual([
    'list/2026/a/',
    'list/2026/b/',
    'list/2026/c',
    'list/2026/d',
  ]);
});

describe('a bucket that keeps versions', () => {
  it('gives any version, and hides an object behind a delete marker', async () => {
    endpoints.s3.createBucket('versioned', { versioned: true });
    const at = { Bucket: 'versioned', Key: 'k' };
    const first = await client.send(new PutObjectCommand({ ...at, Body: 'one' }));
    await client.send(new PutObjectCommand({ ...at, Body: 'two' }));
    const removed = await client.send(new DeleteObjectCommand(at));
    expect(removed.DeleteMarker).toBe(true);
    await expect(client.send(new GetObjectCommand(at))).rejects.toMatchObject({ name: 'NoSuchKey' });
    const old = await client.send(new GetObjectCommand({ ...at, VersionId: first.VersionId }));
    expect(await old.Body?.transformToString()).toBe('one');
    await client.send(new DeleteObjectCommand({ ...at, VersionId: removed.VersionId }));
    expect(await (await client.send(new GetObjectCommand(at))).Body?.transformToString()).toBe('two');
  });

  it('is switched on by the client', async () => {
    await client.send(new CreateBucketCommand({ Bucket: 'switched' }));
    expect(
      (await client.send(new GetBucketVersioningCommand({ Bucket: 'switched' }))).Status,
    ).toBeUndefined();
    await client.send(
      new PutBucketVersioningCommand({ Bucket: 'switched', VersioningConfiguration: { Status: 'Enabled' } }),
    );
    expect((await client.send(new GetBucketVersioningCommand({ Bucket: 'switched' }))).Status).toBe(
      'Enabled',
    );
  });
});

it('deletes objects, one or many, and only empty buckets', async () => {
  const at = { Bucket: 'short-lived' };
  await client.send(new CreateBucketCommand(at));
  for (const Key of ['a', 'b & <c>', 'd']) await client.send(new PutObjectCommand({ ...at, Key, Body: Key }));
  await expect(client.send(new DeleteBucketCommand(at))).rejects.toMatchObject({ name: 'BucketNotEmpty' });
  await client.send(new DeleteObjectCommand({ ...at, Key: 'a' }));
  await client.send(
    new DeleteObjectsCommand({ ...at, Delete: { Objects: [{ Key: 'b & <c>' }, { Key: 'd' }] } }),
  );
  expect(endpoints.s3.objects('short-lived')).toEqual([]);
  await client.send(new DeleteBucketCommand(at));
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  expect(Buckets.map((bucket) => bucket.Name)).not.toContain('short-lived');
  await expect(client.send(new PutObjectCommand({ ...at, Key: 'a', Body: 'a' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
});

it('refuses a presigned link whose time is over', async () => {
  await put('linked', 'words');
  const link = `${endpoints.url}/${Bucket}/linked?X-Amz-Credential=local/20261121/us-east-1/s3/aws4_request&X-Amz-Date=20261121T120000Z&X-Amz-Expires=300`;
  expect(await (await fetch(link)).text()).toBe('words');
  clock.turn(301);
  expect((await fetch(link)).status).toBe(403);
});

it('refuses what it does not play instead of ignoring it', async () => {
  await expect(client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'big' }))).rejects.toThrow(
    'local endpoint has no s3',
  );
  await expect(client.send(new GetObjectTaggingCommand({ Bucket, Key: 'digits' }))).rejects.toThrow(
    'local endpoint has no s3',
  );
  await expect(put('locked', 'x', { ObjectLockLegalHoldStatus: 'ON' })).rejects.toThrow('nothing was stored');
});

it('shows every stored byte to a scan for personal data', async () => {
  await put('said', 'the caller is Quill Testperson');
  expect((await endpoints.dump()).s3).toContain('Quill Testperson');
});

describe('Object Lock', () => {
  const locked = { Bucket: 'locked' };
  const holdOn = (Status: 'ON' | 'OFF', of: object) =>
    client.send(new PutObjectLegalHoldCommand({ ...locked, Key: 'held', ...of, LegalHold: { Status } }));

  it('keeps a held version from being deleted, and lists it behind its delete marker', async () => {
    endpoints.s3.createBucket(locked.Bucket, { versioned: true, lock: {} });
    const { VersionId } = await client.send(new PutObjectCommand({ ...locked, Key: 'held', Body: 'x' }));
    const of = { ...locked, Key: 'held', VersionId };
    await expect(client.send(new GetObjectLegalHoldCommand(of))).rejects.toMatchObject({
      name: 'NoSuchObjectLockConfiguration',
    });
    await holdOn('ON', { VersionId });
    expect((await client.send(new GetObjectLegalHoldCommand(of))).LegalHold?.Status).toBe('ON');
    await client.send(new DeleteObjectCommand({ ...locked, Key: 'held' }));
    await expect(client.send(new DeleteObjectCommand(of))).rejects.toMatchObject({ name: 'AccessDenied' });
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ ...locked, Prefix: 'held' }),
    );
    expect([Versions.map((one) => one.VersionId), DeleteMarkers.length]).toEqual([[VersionId], 1]);
    await holdOn('OFF', { VersionId });
    await client.send(new DeleteObjectCommand(of));
  });

  it('lists versions page by page, of each key the newest first', async () => {
    endpoints.s3.createBucket('paged', { versioned: true });
    const written: string[] = [];
    for (const Key of ['b', 'a', 'a']) {
      const { VersionId = '' } = await client.send(new PutObjectCommand({ Bucket: 'paged', Key, Body: 'x' }));
      written.unshift(VersionId);
    }
    const list = (from: object) =>
      client.send(new ListObjectVersionsCommand({ Bucket: 'paged', MaxKeys: 2, ...from }));
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker, ...first } = await list({});
    const second = await list({ KeyMarker, VersionIdMarker });
    const ids = [first, second].map(({ Versions = [] }) => Versions.map(({ VersionId }) => VersionId));
    expect(ids).toEqual([written.slice(0, 2), written.slice(2)]);
    expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false]);
  });

  it('locks every version for the period of the bucket', async () => {
    endpoints.s3.createBucket('audited', { versioned: true, lock: { days: 10 } });
    const put = new PutObjectCommand({ Bucket: 'audited', Key: 'entry', Body: 'x' });
    const { VersionId } = await client.send(put);
    const of = { Bucket: 'audited', Key: 'entry', VersionId };
    await expect(client.send(new DeleteObjectCommand(of))).rejects.toMatchObject({ name: 'AccessDenied' });
    clock.turn(10 * 86_400);
    await client.send(new DeleteObjectCommand(of));
  });

  it('knows no hold in a bucket without Object Lock', async () => {
    await put('plain', 'x');
    const hold = new PutObjectLegalHoldCommand({ Bucket, Key: 'plain', LegalHold: { Status: 'ON' } });
    await expect(client.send(hold)).rejects.toMatchObject({ name: 'InvalidRequest' });
  });
});
