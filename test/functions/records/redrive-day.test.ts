/** A lost day of the stream, brought back from its raw copies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbEventLog } from '../../../functions/adapters/dynamodb/event-log.ts';
import { sealContact } from '../../../functions/records/event-log/seal-contact.ts';
import { rowDigest, verifyContact } from '../../../functions/records/event-log/verify-contact.ts';
import type { Redriven } from '../../../functions/records/redrive-day/redrive-day.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { expectExactCalls } from '../recorded-calls.ts';
import { markOf, recordingRow } from '../recordings/marked.ts';
import { streamEvent } from '../stream-event.ts';
import { sessionItem } from '../verified-session.ts';

let centre: LocalCentre;
let redrive: (asked: object) => Promise<Redriven>;
const minute = (n: number) => new Date(Date.UTC(2026, 2, 3, 10, n)).toISOString();
const version = (n: number, later: number) => ({
  ContactId: `call-${n}`,
  LastUpdateTimestamp: minute(n + later),
  InitiationTimestamp: minute(n),
  DisconnectReason: 'CUSTOMER_DISCONNECT',
  ...(n === 4 && { InitialContactId: 'call-3' }),
  CustomerEndpoint: { Address: '+12065550110', Type: 'TELEPHONE_NUMBER' },
});
const login = (n: number) => ({
  EventId: `event-${n}`,
  EventType: 'LOGIN',
  EventTimestamp: minute(n),
  AgentARN: 'arn:aws:connect:us-east-1:000000000000:instance/i/agent/a-1',
});
const keys = {
  CONTACT_RECORDS_TABLE: ['contactId'],
  CONTACT_EVENTS_TABLE: ['contactId', 'sequence'],
  AGENT_EVENTS_TABLE: ['agentDay', 'sequence'],
} as const;
/** When a row was written is another moment the second time. */
const rows = async (table: keyof typeof keys = 'CONTACT_RECORDS_TABLE') =>
  (await centre.endpoints.dynamodb.items(table))
    .map(({ writtenAt: _, writtenDay: __, ...item }) => JSON.stringify(Object.entries(item).sort()))
    .sort();
async function lose(table: keyof typeof keys): Promise<void> {
  for (const item of await centre.endpoints.dynamodb.items(table)) {
    const Key = Object.fromEntries(keys[table].map((name) => [name, item[name]]));
    await centre.endpoints.dynamodb.call('DeleteItem', { TableName: table, Key });
  }
  expect(await rows(table)).toEqual([]);
}

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  await centre.put([sessionItem('call-2', 'L1', 'p-okafor')]);
  const { handler: store } = await import('../../../functions/records/store-contact-record/handler.ts');
  const { handler } = await import('../../../functions/records/redrive-day/handler.ts');
  redrive = (asked) => handler(asked, context(60_000));
  const { handler: storeAgents } = await import('../../../functions/records/store-agent-event/handler.ts');
  const { handler: log } = await import('../../../functions/records/log-contact-record/handler.ts');
  await storeAgents(
    streamEvent([login(1), login(2), { ...login(3), EventType: 'HEART_BEAT' }]),
    context(30_000),
  );
  await log(streamEvent([version(1, 5), version(2, 1), version(3, 1), version(4, 1)]), context(30_000));
  // Newer and older versions, twice and out of order, in several batches.
  await store(streamEvent([version(1, 5), version(2, 1), version(3, 1)]), context(30_000));
  await store(streamEvent([version(1, 1), version(2, 9), version(4, 1)], 100), context(30_000));
});
afterAll(() => centre.close());

/** The day on which the test's stream says that the records came. */
const day = '2026-03-03';

describe('re-driving a day', () => {
  it('gives the same records as before everything was lost, links to patients included', async () => {
    const before = await rows();
    expect(before).toHaveLength(4);
    await lose('CONTACT_RECORDS_TABLE');
    centre.calls.length = 0;
    expect(await redrive({ day })).toMatchObject({ objects: 2, records: 6 });
    expect(await rows()).toEqual(before);
  });

  it('R-126: gives no record back without what was marked on its call: an erased caller stays erased, a hold stays on', async () => {
    await centre.put([
      markOf('call-2', '#deleted'),
      markOf('call-4', '#hold#LEGAL-4'),
      recordingRow('call-3'),
    ]);
    await lose('CONTACT_RECORDS_TABLE');
    expect(await redrive({ day })).toMatchObject({ records: 6 });
    const found = await centre.endpoints.dynamodb.items('CONTACT_RECORDS_TABLE');
    const of = (n: number) => found.find(({ contactId }) => contactId?.S === `call-${n}`);
    expect(of(2)?.record?.S).not.toContain('CustomerEndpoint');
    expect(of(2)?.patientId).toBeUndefined();
    expect([1, 2, 3, 4].map((n) => of(n)?.held !== undefined)).toEqual([false, false, true, true]);
    expect(of(3)?.expiresAt).toBeUndefined();
  });

  it('gives the same changes of agents and the same rows of the event log, each once', async () => {
    const [agents, events] = [await rows('AGENT_EVENTS_TABLE'), await rows('CONTACT_EVENTS_TABLE')];
    expect([agents.length, events.length]).toEqual([2, 4]);
    await lose('AGENT_EVENTS_TABLE');
    await lose('CONTACT_EVENTS_TABLE');
    for (const again of [false, true]) {
      expect(await redrive({ day, of: 'agent-events' })).toMatchObject({ records: 3, written: 2 });
      expect(await redrive({ day, of: 'event-log' })).toMatchObject({ records: 6, written: again ? 0 : 4 });
      expect([await rows('AGENT_EVENTS_TABLE'), await rows('CONTACT_EVENTS_TABLE')]).toEqual([
        agents,
        events,
      ]);
    }
    await expectExactCalls('records/redrive-day', centre);
  });

  it('R-134: gives rows that were sealed and lost back as they were sealed, and leaves out what is told otherwise', async () => {
    const dynamoDb = dynamoDbWithin(AbortSignal.timeout(10_000));
    const log = dynamoDbEventLog(dynamoDb, 'CONTACT_EVENTS_TABLE');
    const contacts = [1, 2, 3, 4].map((n) => `call-${n}`);
    const TableName = 'CONTACT_EVENTS_TABLE';
    const [one] = (await centre.endpoints.dynamodb.items(TableName)).filter(
      ({ contactId }) => contactId?.S === 'call-1',
    );
    // What somebody wrote who had read a version that no raw copy has.
    await centre.endpoints.dynamodb.call('PutItem', { TableName, Item: { ...one, channel: { S: 'VOICE' } } });
    for (const contactId of contacts) await sealContact(log, contactId);
    const damage = async () => {
      const all = await Promise.all(
        contacts.map(async (contactId) => {
          const { rows: found, seals } = await log.of(contactId);
          const sealed = { rows: found.map(rowDigest), seals, anchored: [], sealedUntil: '9' };
          return verifyContact({ contactId, ...sealed });
        }),
      );
      return all.flat().map(({ damage: kind, contactId }) => `${contactId} ${kind}`);
    };
    expect(await damage()).toEqual([]);
    for (const { contactId, sequence } of await centre.endpoints.dynamodb.items(TableName))
      if (!String(sequence?.S).startsWith('seal#'))
        await centre.endpoints.dynamodb.call('DeleteItem', { TableName, Key: { contactId, sequence } });
    expect(await damage()).toEqual(contacts.map((id) => `${id} missing`));
    expect(await redrive({ day, of: 'event-log' })).toMatchObject({ written: 3, unlike: 1 });
    expect(await damage()).toEqual(['call-1 missing']);
  });

  it('changes nothing where all is there, and nothing of a newer version', async () => {
    const before = await rows();
    expect(await redrive({ day })).toMatchObject({ records: 6, written: 0 });
    expect(await rows()).toEqual(before);
  });

  it('of a day without records finds none; of no day says how to ask', async () => {
    expect(await redrive({ day: '2020-01-01' })).toEqual({
      day: '2020-01-01',
      of: 'contact-records',
      objects: 0,
      records: 0,
      written: 0,
    });
    await expect(redrive({ day: 'yesterday' })).rejects.toThrow('ask with {"day": "2026-03-03"}');
  });
});
