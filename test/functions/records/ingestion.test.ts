/**
 * What Connect streams, as badly as it may, into ingesters that are killed again and again. With CARELINE_DEEP=1 of a hundred
 * thousand calls, or of CARELINE_DEEP_CALLS; that many need NODE_OPTIONS=--max-old-space-size=12000.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentMomentItem } from '../../../functions/adapters/dynamodb/agent-moments.ts';
import { rememberingMac } from '../../../functions/identity/remembering-mac.ts';
import { momentOf, readAgentEvent } from '../../../functions/records/agent-event.ts';
import { dayOf, dayShards } from '../../../functions/records/day-shards.ts';
import { hideNumbers } from '../../../functions/records/store-contact-record/hide-numbers.ts';
import { rawTables } from '../../../infra/record-columns.ts';
import { builtBundles } from '../../../local/templates/bundles.ts';
import { chanceFrom } from '../../calls/chance.ts';
import { membersMissing } from '../../records/athena-columns.ts';
import { type Ingested, ingest } from '../../records/ingest.ts';
import { leaksAfter, plantName } from '../../records/ingested-leaks.ts';
import { verifiedLog } from '../../records/ingested-log.ts';
import { IngesterProcess } from '../../records/ingester-process.ts';
import { type Shards, type UnrulyStreams, unrulyStreams } from '../../records/unruly-stream.ts';
import { itemsIn } from '../../scan/stored-places.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';

const deep = process.env.CARELINE_DEEP === '1';
const calls = deep ? Number(process.env.CARELINE_DEEP_CALLS ?? 100_000) : 200;
const mishaps = { kills: Math.min(100, Math.ceil(calls / 200)), tooLate: deep ? 0.05 : 0.2 };
/** Each record is some ten rows of the log, each a request: of the same stream so many records of each shard. */
const logged = deep ? 5_000 : 25;
const longest = deep ? 3_600_000 : 60_000;

const folder = mkdtempSync(join(tmpdir(), 'careline-ingestion-'));
const ingesters: IngesterProcess[] = [];
let centre: LocalCentre;
let streams: UnrulyStreams;
let logShards: Shards;
let records: Ingested;
let log: Ingested;
let agents: Ingested;

beforeAll(async () => {
  centre = await startLocalCentre();
  // Not by way of the recorder of calls: it would be the slowest part.
  process.env.AWS_ENDPOINT_URL = centre.endpoints.url;
  const bundles = await builtBundles();
  const chance = chanceFrom(1);
  streams = await unrulyStreams(calls, chance);
  const into = async (name: string, shards: Shards, kills: number) => {
    const ingester = new IngesterProcess(folder, bundles, name);
    ingesters.push(ingester);
    return ingest(shards, ingester, { ...mishaps, kills, chance });
  };
  logShards = streams.contactRecords.shards.map((shard) => shard.slice(0, logged));
  records = await into('store-contact-record', streams.contactRecords.shards, mishaps.kills);
  log = await into('log-contact-record', logShards, mishaps.kills);
  // A process that is killed takes half a second to start again: in small two of them are enough.
  agents = await into('store-agent-event', streams.agentEvents.shards, deep ? mishaps.kills : 0);
}, longest);
afterAll(async () => {
  for (const ingester of ingesters) await ingester.stop();
  await centre?.close();
  rmSync(folder, { recursive: true, force: true });
});

const objects = (prefix: string) => centre.endpoints.s3.objects().filter(({ key }) => key.startsWith(prefix));
function* copies(prefix: string): Generator<Record<string, unknown>> {
  for (const { bytes } of objects(prefix))
    for (const line of gunzipSync(bytes).toString().trimEnd().split('\n')) yield JSON.parse(line);
}
const expectParked = (prefix: string, poison: number) => {
  const parked = objects(prefix);
  expect(parked.length).toBe(poison);
  for (const { bytes } of parked)
    expect(JSON.parse(bytes.toString()).reason).toMatchObject({ code: 'unreadable-data' });
};

describe('records through a stream that doubles, reorders and delays, to an ingester that fails and dies (R-134, R-82)', () => {
  it('had every kind of mishap', () => {
    const { newest, versions, poison } = streams.contactRecords.expected;
    expect(records.kills).toBe(mishaps.kills);
    expect(records.failed).toBeGreaterThanOrEqual(mishaps.kills);
    expect(poison).toBeGreaterThan(0);
    expect(versions.size).toBeGreaterThan(newest.size);
    // Calls are counted, not their legs.
    expect(new Set([...newest.values()].map(({ InitialContactId }) => InitialContactId)).size).toBe(calls);
  });

  it(
    'every contact is there exactly once, in its newest version, complete but for the numbers',
    async () => {
      const { newest } = streams.contactRecords.expected;
      const mac = rememberingMac(centre.mac, new Map());
      const wrong: string[] = [];
      let found = 0;
      for await (const items of itemsIn(centre.endpoints, 'CONTACT_RECORDS_TABLE'))
        for (const item of items) {
          found++;
          const record = newest.get(String(item.contactId?.S));
          const hidden = record && (await hideNumbers(record, mac));
          if (!isDeepStrictEqual(hidden, JSON.parse(String(item.record?.S))))
            wrong.push(String(item.contactId?.S));
        }
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(found).toBe(newest.size);
    },
    longest,
  );

  it(
    'each is found by its day once, and by nothing that an older version said',
    async () => {
      const { newest } = streams.contactRecords.expected;
      const days = [...newest.values()].map(({ InitiationTimestamp }) => dayOf(InitiationTimestamp));
      const found: string[] = [];
      for (const day of new Set(days)) {
        for (const shard of dayShards) found.push(...(await idsOf(`${day}#${shard}`)));
      }
      expect(found.length).toBe(newest.size);
      expect(new Set(found).size).toBe(newest.size);
    },
    longest,
  );

  it('every version is in the raw copies, every poison record is parked with its reason', () => {
    const { versions, poison } = streams.contactRecords.expected;
    const copied = new Set<string>();
    for (const { ContactId, LastUpdateTimestamp } of copies('contact-records/'))
      copied.add(`${ContactId} ${LastUpdateTimestamp}`);
    expect(copied.size).toBe(versions.size);
    expectParked('parked/contact-records/', poison);
  });
});

describe('the event log of the same stream (R-134)', () => {
  it(
    'has each event of each contact once, whatever was sent twice or broke off, and its chain holds when it is sealed',
    async () => {
      expect(log.kills).toBe(mishaps.kills);
      expect(log.failed).toBeGreaterThanOrEqual(mishaps.kills);
      const { newest } = streams.contactRecords.expected;
      const { wrong, rows, expected, inTable, verified } = await verifiedLog(centre, {
        shards: logShards,
        newest,
      });
      expect(wrong).toEqual([]);
      expect(rows).toBe(expected);
      // Seals are all else that is in the table.
      expect(inTable).toBe(rows + verified.contacts);
      expect(verified).toMatchObject({ rows, findings: [] });
    },
    longest,
  );
});

describe('agent events through such a stream', () => {
  it(
    'each change of an agent is one row, each event in the raw copies, poison parked',
    async () => {
      const { events, poison } = streams.agentEvents;
      expect(agents.kills).toBe(deep ? mishaps.kills : 0);
      const days = Number(centre.environment.RECORDS_KEPT_DAYS);
      const expected = new Map(
        events.map((event) => [
          event.EventId,
          agentMomentItem(momentOf(readAgentEvent(Buffer.from(JSON.stringify(event)))), days),
        ]),
      );
      let found = 0;
      for await (const items of itemsIn(centre.endpoints, 'AGENT_EVENTS_TABLE'))
        for (const item of items) {
          found++;
          expect(item).toEqual(expected.get(item.sequence?.S?.split('#')[1] ?? ''));
        }
      expect(found).toBe(events.length);
      expect(new Set([...copies('agent-events/')].map(({ EventId }) => EventId)).size).toBe(events.length);
      expectParked('parked/agent-events/', poison);
    },
    longest,
  );
});

describe('all that is stored of it', () => {
  it('has each member that Athena is told of, of the type that it is told (R-134)', () => {
    const [contacts, agentsTable] = rawTables;
    const some = (prefix: string) => copies(prefix).take(1_000).toArray();
    expect(membersMissing(contacts, some('contact-records/'))).toEqual([
      // Source: Administrator Guide, ctr-data-model: of threads of e-mail, and of tasks.
      'contactassociationid',
      'scheduledtimestamp',
      // Nobody is transferred out of the clinic in these calls; an endpoint as the caller's is.
      'transferredtoendpoint.type',
      'transferredtoendpoint.addressmac',
    ]);
    expect(membersMissing(agentsTable, some('agent-events/'))).toEqual([]);
  });

  it(
    'no table, index, object or log line holds who called or what was keyed; a name that is planted is found (R-17, R-128)',
    async () => {
      const lines = ingesters.flatMap((ingester) => ingester.log);
      expect(lines.join('')).toContain('"function":"log-contact-record"');
      expect(await leaksAfter(centre, lines)).toEqual([]);
      const planted = await plantName(centre);
      expect(
        (await leaksAfter(centre, [...lines, planted])).map(({ kind, place }) => `${kind} in ${place}`),
      ).toEqual([
        'name in table CONTACT_EVENTS_TABLE',
        'name in object of records-bucket',
        'name in function logs and metrics',
      ]);
    },
    longest,
  );
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
