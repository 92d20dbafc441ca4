import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kmsOpenBytes } from '../../../functions/adapters/kms/seal-bytes.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { streamEvent } from '../stream-event.ts';
import { sessionItem } from '../verified-session.ts';

let centre: LocalCentre;
let store: (...bodies: unknown[]) => Promise<unknown>;
let sequence = 1;

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  const { handler } = await import('../../../functions/records/store-contact-record/handler.ts');
  store = (...bodies) => {
    const event = streamEvent(bodies, sequence);
    sequence += bodies.length;
    return handler(event, context(30_000));
  };
});
afterAll(() => centre.close());

const record = (ContactId: string, LastUpdateTimestamp: string, more: object = {}) => ({
  ContactId,
  LastUpdateTimestamp,
  InitiationTimestamp: '2026-03-03T09:59:00Z',
  Channel: 'VOICE',
  CustomerEndpoint: { Address: '+12065550110', Type: 'TELEPHONE_NUMBER' },
  SystemEndpoint: { Address: '+12065550100', Type: 'TELEPHONE_NUMBER' },
  Attributes: { reason: 'bill' },
  ...more,
});

async function item(contactId: string) {
  const key = { TableName: 'CONTACT_RECORDS_TABLE', Key: { contactId: { S: contactId } } };
  const { Item } = (await centre.endpoints.dynamodb.call('GetItem', key)) as {
    Item?: Record<string, { S: string }>;
  };
  return Item;
}
const lose = (contactId: string, TableName = 'CONTACT_RECORDS_TABLE') =>
  centre.endpoints.dynamodb.call('DeleteItem', { TableName, Key: { contactId: { S: contactId } } });
const kept = async (contactId: string): Promise<Record<string, unknown>> =>
  JSON.parse((await item(contactId))?.record?.S ?? '{}');

const objects = (prefix: string) =>
  centre.endpoints.s3
    .objects()
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

describe('contact records (R-134)', () => {
  it('the newest version is kept, whatever comes how often in which order', async () => {
    const versions = [1, 2, 3, 4].map((n) => `2026-03-03T10:00:0${n}Z`);
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.shuffledSubarray([...versions, ...versions], { minLength: 1 }),
        fc.integer({ min: 1, max: 8 }),
        async (id, order, together) => {
          const left = [...order];
          while (left.length > 0)
            await store(...left.splice(0, together).map((version) => record(id, version, { version })));
          expect(await kept(id)).toMatchObject({ version: order.toSorted().at(-1) });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('two ingesters that write the same contacts at once leave the newest of each', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `c-race-${n}`);
    const all = (second: number) =>
      ids.map((id, n) => record(id, `2026-03-03T10:00:${second + (n % 2) * 20}Z`, { second, n }));
    await Promise.all([store(...all(30)), store(...all(20)), store(...all(25))]);
    for (const id of ids) expect(await kept(id)).toMatchObject({ second: 30 });
  });

  it('a fraction of a second is newer than none', async () => {
    await store(record('c-fraction', '2026-03-03T10:00:00.500Z', { version: 'newer' }));
    await store(record('c-fraction', '2026-03-03T10:00:00Z', { version: 'older' }));
    expect(await kept('c-fraction')).toMatchObject({ version: 'newer' });
  });

  it('of versions of one second the one that says more is kept, of two as long always the same', async () => {
    const ended = {
      DisconnectReason: 'AGENT_DISCONNECT',
      Agent: { ARN: 'arn:aws:connect:us-east-1:000000000000:instance/i/agent/ana', Username: 'ana' },
    };
    const second = '2026-03-03T10:00:00Z';
    const version = (id: string, Attributes: object, more = {}) =>
      record(id, second, { ...more, Attributes });
    const [less, more] = [{ reason: 'bill' }, { reason: 'book' }];
    const orders = [
      [[less], [more, ended]],
      [[more, ended], [less]],
    ] as const;
    for (const [n, order] of orders.entries()) {
      for (const [attributes, rest] of order) await store(version(`c-second-${n}`, attributes, rest));
      await store(...order.map(([attributes, rest]) => version(`c-second-batch-${n}`, attributes, rest)));
      for (const id of [`c-second-${n}`, `c-second-batch-${n}`]) expect(await kept(id)).toMatchObject(ended);
    }
    const left = [];
    for (const order of [
      [less, more],
      [more, less],
    ]) {
      for (const attributes of order) await store(version('c-equal', attributes));
      left.push((await kept('c-equal')).Attributes);
      await lose('c-equal');
    }
    expect(left[0]).toEqual(left[1]);
  });

  it('keeps a fingerprint of the person’s number, the same for every call, and the clinic’s own number', async () => {
    const leg = {
      CustomerEndpoint: { Address: '+12065550110', Type: 'TELEPHONE_NUMBER', DisplayName: 'Okafor' },
    };
    await store(
      record('c-number-1', '2026-03-03T10:00:00Z', {
        Legs: [leg],
        TransferredToEndpoint: { Address: '+12065550110' },
        SegmentAttributes: { 'connect:X': { ValueString: '+12065550110' } },
      }),
      record('c-number-2', '2026-03-03T10:00:00Z'),
    );
    const copies = objects('contact-records/').map(({ bytes }) => gunzipSync(bytes).toString());
    const text = `${await centre.endpoints.dynamodb.dump()} ${copies.join(' ')}`;
    expect(text).not.toContain('5550110');
    expect(text).not.toContain('Okafor');
    expect(text).toContain('+12065550100');
    const [one, other] = [await kept('c-number-1'), await kept('c-number-2')];
    expect(one.CustomerEndpoint).toEqual({ AddressMac: expect.any(String), Type: 'TELEPHONE_NUMBER' });
    expect(one.CustomerEndpoint).toEqual(other.CustomerEndpoint);
  });

  it('keeps no number within a text, no name and nothing that somebody wrote about the person, and every id', async () => {
    const id = '20655501-0000-4000-8000-206555010012';
    const arn = 'arn:aws:connect:us-east-1:206555010012:instance/2065550100/queue/q';
    const written = [
      'please call +12065550110',
      'or 206-555-0110.',
      '(206) 555-0110',
      '2065550110',
      '1 206.555.0110',
    ];
    const chat = {
      ContactDetails: { Name: 'Adaeze Okafor', Description: 'wants a call back' },
      References: [{ Name: 'chart', Type: 'STRING', Value: 'tel:+12065550110 Okafor' }],
      Attributes: { note: written.join(' '), abroad: 'chiama +39 06 5550 1100', plain: '2065550110' },
      Queue: { ARN: arn, EnqueueTimestamp: '2026-03-03T10:00:00Z' },
      Recordings: [{ Location: `recordings/2026/03/03/${id}_20260303T10:00_UTC.wav` }],
    };
    await store(record(id, '2026-03-03T10:00:00Z', chat));
    expect(await kept(id)).toMatchObject({
      ContactId: id,
      ContactDetails: null,
      References: [{ Name: 'chart', Type: 'STRING', Value: null }],
      Attributes: {
        note: 'please call [number] or [number]. [number] [number] [number]',
        abroad: 'chiama [number]',
        plain: '[number]',
      },
      Queue: chat.Queue,
      Recordings: chat.Recordings,
    });
    const copies = objects('contact-records/').map(({ bytes }) => gunzipSync(bytes).toString());
    expect(copies.join()).not.toMatch(/555.?0110|5550 1100|Okafor|call back/);
  });

  it('moves with a newer version what it is found under', async () => {
    const Queue = (name: string) => ({ ARN: `arn:aws:connect:::instance/i/queue/${name}`, Name: name });
    await store(record('c-moves', '2026-03-03T10:00:00Z', { Queue: Queue('billing') }));
    expect((await item('c-moves'))?.queueDay?.S).toMatch(/^billing#2026-03-03#\d$/);
    await store(record('c-moves', '2026-03-03T10:01:00Z', { Queue: null }));
    expect(await item('c-moves')).not.toHaveProperty('queueDay');
  });
});

describe('what a record is linked to (R-53, R-56)', () => {
  it('the patient whom the call was verified as, on every leg, also after the session is gone', async () => {
    await centre.put([sessionItem('c-verified', 'L1', 'p-okafor')]);
    const leg = { InitialContactId: 'c-verified', InitiationTimestamp: new Date().toISOString() };
    await store(
      record('c-verified', '2026-03-03T10:00:00Z', leg),
      record('c-second-leg', '2026-03-03T10:00:00Z', leg),
    );
    await lose('c-verified', 'SESSIONS_TABLE');
    await store(record('c-second-leg', '2026-03-03T11:00:00Z', leg));
    expect((await item('c-second-leg'))?.lastUpdate?.S).toContain('11:00');
    for (const id of ['c-verified', 'c-second-leg']) expect((await item(id))?.patientId?.S).toBe('p-okafor');
  });

  it('of a survey or a chat that came of a call, whom that call was verified as, of whichever leg it came', async () => {
    await centre.put([sessionItem('c-called', 'L1', 'p-okafor')]);
    const now = { InitiationTimestamp: new Date().toISOString() };
    const of = (RelatedContactId: string) => ({ ...now, RelatedContactId });
    await store(
      record('c-survey', '2026-03-03T10:00:00Z', { ...of('c-called'), InitialContactId: 'c-survey' }),
      record('c-called-2', '2026-03-03T10:00:00Z', { ...now, InitialContactId: 'c-called' }),
    );
    await lose('c-called', 'SESSIONS_TABLE');
    await store(record('c-chat', '2026-03-03T11:00:00Z', of('c-called-2')));
    for (const id of ['c-survey', 'c-chat']) {
      expect((await item(id))?.patientId?.S, id).toBe('p-okafor');
      expect(JSON.stringify((await item(id))?.summary), id).toContain('L1');
    }
  });

  it('nobody, when the number was known but nobody was verified', async () => {
    await centre.put([sessionItem('c-unverified', 'L0', 'p-okafor')]);
    await store(record('c-unverified', '2026-03-03T10:00:00Z'));
    expect(await item('c-unverified')).not.toHaveProperty('patientId');
  });

  it('of an old record, the patient of the call’s own events: a lost day can be driven again', async () => {
    const event = (sequence: string, result: string) => ({
      table: 'CONTACT_EVENTS_TABLE' as const,
      item: {
        contactId: { S: 'c-events' },
        sequence: { S: sequence },
        kind: { S: 'verification' },
        result: { S: result },
        level: { S: 'L1' },
        patientId: { S: 'p-okafor' },
      },
    });
    await centre.put([event('1', 'verified'), event('2', 'not-verified')]);
    await store(record('c-events', '2026-03-03T10:00:00Z'));
    expect((await item('c-events'))?.patientId?.S).toBe('p-okafor');
  });
});

describe('the raw copy of a batch', () => {
  it('is one object by day, named by shard and sequence number; delivered again it is the same object', async () => {
    sequence = 700;
    const batch = [record('c-raw-1', '2026-03-03T10:00:00Z'), record('c-raw-1', '2026-03-03T09:59:30Z')];
    await store(...batch);
    sequence = 700;
    await store(...batch);
    const key = 'contact-records/year=2026/month=03/day=03/shardId-000000000000-000700.ndjson.gz';
    const [copy, another] = objects(key);
    expect(another).toBeUndefined();
    const lines = gunzipSync(copy?.bytes ?? '')
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).LastUpdateTimestamp)).toEqual([
      '2026-03-03T10:00:00Z',
      '2026-03-03T09:59:30Z',
    ]);
  });
});

describe('a record that is none (R-134)', () => {
  it('is parked with its reason, sealed, and never blocks the rest', async () => {
    sequence = 800;
    const answer = await store(
      'not json +12065550110',
      record('c-good', '2026-03-03T10:00:00Z'),
      { ContactId: 'c-no-time' },
      record('c-bad-time', '2026-99-03T10:00:00Z'),
      '[]',
      record('c-huge', '2026-03-03T10:00:00Z', { Attributes: { long: 'x'.repeat(400_000) } }),
    );
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await kept('c-good')).toMatchObject({ ContactId: 'c-good' });
    const parked = objects('parked/contact-records/year=2026/month=03/day=03/');
    const read = parked.map(({ bytes }) => JSON.parse(bytes.toString()));
    const unreadable = (members: string) =>
      `a record of the stream is no contact record (${members}); it is parked, the others are kept`;
    expect(read.map(({ sequenceNumber, reason }) => [sequenceNumber, reason.hint])).toEqual([
      ['000800', unreadable('JSON')],
      ['000802', unreadable('LastUpdateTimestamp')],
      ['000803', unreadable('LastUpdateTimestamp')],
      ['000804', unreadable('JSON')],
      ['000805', 'a contact record is too large for a row; it is parked'],
    ]);
    expect(parked.map(({ bytes }) => bytes.toString()).join()).not.toContain('5550110');
    const [{ stream, shard, sequenceNumber, sealed }] = read;
    const open = kmsOpenBytes(centre.environment.MESSAGES_KEY_ID ?? '', AbortSignal.timeout(10_000));
    const bytes = await open(sealed, { stream, shard, sequenceNumber });
    expect(Buffer.from(bytes).toString()).toBe('not json +12065550110');
    await expect(open(sealed, { stream, shard, sequenceNumber: '000802' })).rejects.toThrow();
  });
});
