/** Contact records through a stream that behaves as badly as it may, into an ingester that is killed again and again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rememberingMac } from '../../../functions/identity/remembering-mac.ts';
import { dayOf, dayShards } from '../../../functions/records/day-shards.ts';
import { hideNumbers } from '../../../functions/records/store-contact-record/hide-numbers.ts';
import { builtBundles } from '../../../local/templates/bundles.ts';
import { chanceFrom } from '../../calls/chance.ts';
import { type Ingested, ingest } from '../../records/ingest.ts';
import { IngesterProcess } from '../../records/ingester-process.ts';
import { simulatedRecords } from '../../records/simulated-calls.ts';
import { type Expected, unrulyStream } from '../../records/unruly-stream.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';

const deep = process.env.CARELINE_DEEP === '1';
const size = deep
  ? { contacts: 100_000, kills: 100, tooLate: 0.05 }
  : { contacts: 1_000, kills: 3, tooLate: 0.2 };
const longest = deep ? 1_200_000 : 60_000;

const folder = mkdtempSync(join(tmpdir(), 'careline-ingestion-'));
let centre: LocalCentre;
let ingester: IngesterProcess;
let expected: Expected;
let ingested: Ingested;

beforeAll(async () => {
  centre = await startLocalCentre();
  // Not by way of the recorder of calls: it would be the slowest part.
  process.env.AWS_ENDPOINT_URL = centre.endpoints.url;
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  ingester = new IngesterProcess(folder, join(await builtBundles(), 'store-contact-record/index.mjs'));
  const chance = chanceFrom(1);
  const stream = await unrulyStream(simulatedRecords(chance, new Date()), size.contacts, chance);
  expected = stream.expected;
  ingested = await ingest(stream, ingester, { ...size, chance });
}, longest);
afterAll(async () => {
  await ingester?.stop();
  await centre?.close();
  rmSync(folder, { recursive: true, force: true });
});

const objects = (prefix: string) => centre.endpoints.s3.objects().filter(({ key }) => key.startsWith(prefix));

describe('records through a stream that doubles, reorders and delays, to an ingester that fails and dies (R-134, R-82)', () => {
  it('had every kind of mishap', () => {
    expect(ingested.kills).toBe(size.kills);
    expect(ingested.failed).toBeGreaterThan(size.kills + 2);
    expect(expected.poison).toBeGreaterThan(0);
    expect(expected.versions.size).toBeGreaterThan(expected.newest.size);
  });

  it(
    'every contact is there exactly once, in its newest version, complete but for the numbers',
    async () => {
      const items = await centre.endpoints.dynamodb.items('CONTACT_RECORDS_TABLE');
      const mac = rememberingMac(centre.mac, new Map());
      expect(items.length).toBe(expected.newest.size);
      const wrong: string[] = [];
      for (const item of items) {
        const record = expected.newest.get(String(item.contactId?.S));
        const hidden = record && (await hideNumbers(record, mac));
        if (!isDeepStrictEqual(hidden, JSON.parse(String(item.record?.S))))
          wrong.push(String(item.contactId?.S));
      }
      expect(wrong.slice(0, 5)).toEqual([]);
    },
    longest,
  );

  it(
    'each is found by its day once, and by nothing that an older version said',
    async () => {
      const days = [...expected.newest.values()].map(({ InitiationTimestamp }) => dayOf(InitiationTimestamp));
      const found: string[] = [];
      for (const day of new Set(days)) {
        for (const shard of dayShards) found.push(...(await idsOf(`${day}#${shard}`)));
      }
      expect(found.length).toBe(expected.newest.size);
      expect(new Set(found).size).toBe(expected.newest.size);
    },
    longest,
  );

  it('every version is in the raw copies, every poison record is parked with its reason', () => {
    const copied = new Set<string>();
    for (const { bytes } of objects('contact-records/')) {
      for (const line of gunzipSync(bytes).toString().trimEnd().split('\n')) {
        const { ContactId, LastUpdateTimestamp } = JSON.parse(line);
        copied.add(`${ContactId} ${LastUpdateTimestamp}`);
      }
    }
    expect(copied.size).toBe(expected.versions.size);
    const parked = objects('parked/');
    expect(parked.length).toBe(expected.poison);
    for (const { bytes } of parked)
      expect(JSON.parse(bytes.toString()).reason).toMatchObject({ code: 'unreadable-data' });
  });
});

async function idsOf(day: string): Promise<string[]> {
  const ids: string[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const page = (await centre.endpoints.dynamodb.call('Query', {
      TableName: 'CONTACT_RECORDS_TABLE',
      IndexName: 'by-day',
      KeyConditionExpression: '#day = :day',
      ExpressionAttributeNames: { '#day': 'day' },
      ExpressionAttributeValues: { ':day': { S: day } },
      ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}),
    })) as { Items: { contactId: { S: string } }[]; LastEvaluatedKey?: unknown };
    ids.push(...page.Items.map(({ contactId }) => contactId.S));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return ids;
}
