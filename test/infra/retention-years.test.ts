/** Years of retention, played: the lifecycle rules of the template over the embedded S3, a day at a time. */
import {
  DeleteObjectCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingAt } from '../../functions/recordings/stored-recording.ts';
import { readSettings } from '../../infra/settings.ts';
import { DataStack } from '../../infra/stacks/data.ts';
import type { LifecycleRule } from '../../local/endpoints/s3/lifecycle.ts';
import { type Endpoints, startEndpoints } from '../../local/endpoints/server.ts';
import { lifecycleOf } from '../../local/templates/read-data.ts';
import { storedObjects } from '../../shared/contract/stored-objects.ts';
import { bareApp, templateOf } from './bare-app.ts';
import { Synthesized } from './synthesized.ts';

const retention = { recordings: 400, transcripts: 500, voicemail: 600, records: 2192, audit: 2555 };
const begin = Date.parse('2026-01-01T00:00:00Z');
const day = 86_400_000;
let clock = begin;
let endpoints: Endpoints;
let client: S3Client;
let rules: Readonly<Record<'recordings' | 'audit', readonly LifecycleRule[]>>;

beforeAll(async () => {
  const stack = new DataStack(bareApp(), 'data', { settings: readSettings({ retention }) });
  const template = new Synthesized(new Map([['data', templateOf(stack)]]), []);
  const rulesOf = (name: string) =>
    lifecycleOf(Object(template.the('bucket', name).resource.Properties.LifecycleConfiguration));
  rules = { recordings: rulesOf('recordings'), audit: rulesOf('audit') };
  endpoints = await startEndpoints({ now: () => new Date(clock) });
  endpoints.s3.createBucket('recordings', { versioned: true, lock: {} });
  endpoints.s3.createBucket('audit', { versioned: true, lock: { days: retention.audit } });
  client = new S3Client({
    endpoint: endpoints.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  client.destroy();
  await endpoints.close();
});

const id = 'c0ffee00-0000-4000-8000-000000000001';
const keys = Object.values(storedObjects).map(({ prefix }) => `${prefix}/2026/01/01/${id}_x.wav`);
const put = (Bucket: string, Key: string) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body: 'sound' }));
const versions = (bucket: string) =>
  endpoints.s3
    .dump()
    .then((text) => text.split('\n').filter((line) => line.includes(`"bucket":"${bucket}"`)));

describe('ten years of the lifecycle rules', () => {
  it('R-126: every class goes when its period is over and a month later for good; what is under hold stays until the hold is lifted', async () => {
    for (const key of keys) await put('recordings', key);
    const held = `recordings/2026/01/01/c0ffee00-0000-4000-8000-000000000002_x.wav`;
    const { VersionId } = await put('recordings', held);
    const hold = (Status: 'ON' | 'OFF') =>
      client.send(
        new PutObjectLegalHoldCommand({ Bucket: 'recordings', Key: held, VersionId, LegalHold: { Status } }),
      );
    await hold('ON');
    await put('audit', 'access/2026-01-01/0000000001.json');
    const hiddenOn = new Map<string, number>();
    const goneOn = new Map<string, number>();
    for (let n = 0; n <= 3_650; n++) {
      clock = begin + n * day;
      for (const name of ['recordings', 'audit'] as const) endpoints.s3.sweep(name, rules[name]);
      // Only days on which something may happen are looked at.
      if (![400, 500, 600, 2192, 2555].some((period) => n >= period - 1 && n <= period + 32)) continue;
      const readable = new Set(endpoints.s3.objects('recordings').map(({ key }) => key));
      const kept = (await versions('recordings'))
        .filter((line) => line.includes('"deleteMarker":false'))
        .join('\n');
      for (const key of keys) {
        if (!readable.has(key) && !hiddenOn.has(key)) hiddenOn.set(key, n);
        if (!kept.includes(key) && !goneOn.has(key)) goneOn.set(key, n);
      }
    }
    for (const [at, { prefix, period }] of Object.values(storedObjects).entries()) {
      const days = retention[period];
      expect([prefix, hiddenOn.get(keys[at] ?? ''), goneOn.get(keys[at] ?? '')]).toEqual([
        prefix,
        days,
        days + 30,
      ]);
    }
    expect((await versions('recordings')).filter((line) => line.includes(String(VersionId)))).toHaveLength(1);
    await expect(
      client.send(new DeleteObjectCommand({ Bucket: 'recordings', Key: held, VersionId })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await hold('OFF');
    endpoints.s3.sweep('recordings', rules.recordings);
    endpoints.s3.sweep('recordings', rules.recordings);
    expect(await versions('recordings')).toEqual([]);
    expect(await versions('audit')).toEqual([]);
  });

  it('knows what it is to whoever asks, of every class that belongs to a call', () => {
    const known = Object.values(storedObjects).filter(
      ({ prefix }) => recordingAt(`${prefix}/2026/01/01/${id}_x.wav`) !== undefined,
    );
    // Attachments, evaluations and reports are no recordings; of Contact Lens only the redacted form is.
    expect(known.map(({ prefix }) => prefix)).toEqual([
      'recordings',
      'screen-recordings',
      'recordings/ivr',
      'chat-transcripts',
    ]);
    expect(recordingAt(`Analysis/Voice/Redacted/2026/01/01/${id}_x.wav`)?.kind).toBe('recording');
  });
});
