/** A lost day of the stream, brought back from its raw copies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Redriven } from '../../../functions/records/redrive-day/redrive-day.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { expectExactCalls } from '../recorded-calls.ts';
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
  CustomerEndpoint: { Address: '+12065550110', Type: 'TELEPHONE_NUMBER' },
});
const rows = async () =>
  (await centre.endpoints.dynamodb.items('CONTACT_RECORDS_TABLE'))
    .map((item) => JSON.stringify(Object.entries(item).sort()))
    .sort();

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  await centre.put([sessionItem('call-2', 'L1', 'p-okafor')]);
  const { handler: store } = await import('../../../functions/records/store-contact-record/handler.ts');
  const { handler } = await import('../../../functions/records/redrive-day/handler.ts');
  redrive = (asked) => handler(asked, context(60_000));
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
    for (const { contactId = {} } of await centre.endpoints.dynamodb.items('CONTACT_RECORDS_TABLE'))
      await centre.endpoints.dynamodb.call('DeleteItem', {
        TableName: 'CONTACT_RECORDS_TABLE',
        Key: { contactId },
      });
    expect(await rows()).toEqual([]);
    centre.calls.length = 0;
    expect(await redrive({ day })).toMatchObject({ objects: 2, records: 6 });
    await expectExactCalls('records/redrive-day', centre);
    expect(await rows()).toEqual(before);
  });

  it('changes nothing where all is there, and nothing of a newer version', async () => {
    const before = await rows();
    expect(await redrive({ day })).toMatchObject({ records: 6, written: 0 });
    expect(await rows()).toEqual(before);
  });

  it('of a day without records finds none; of no day says how to ask', async () => {
    expect(await redrive({ day: '2020-01-01' })).toEqual({
      day: '2020-01-01',
      objects: 0,
      records: 0,
      written: 0,
    });
    await expect(redrive({ day: 'yesterday' })).rejects.toThrow('ask with {"day": "2026-03-03"}');
  });
});
