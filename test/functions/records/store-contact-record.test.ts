import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';

let centre: LocalCentre;
let store: (...bodies: unknown[]) => Promise<unknown>;

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  const { handler } = await import('../../../functions/records/store-contact-record/handler.ts');
  store = (...bodies) =>
    handler(
      { Records: bodies.map((body, n) => ({ kinesis: { sequenceNumber: `n${n}`, data: base64(body) } })) },
      context(30_000),
    );
});
afterAll(() => centre.close());

const base64 = (body: unknown) =>
  Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)).toString('base64');

const record = (ContactId: string, LastUpdateTimestamp: string, more: object = {}) => ({
  ContactId,
  LastUpdateTimestamp,
  Channel: 'VOICE',
  CustomerEndpoint: { Address: '+12065550110', Type: 'TELEPHONE_NUMBER' },
  SystemEndpoint: { Address: '+12065550100', Type: 'TELEPHONE_NUMBER' },
  Attributes: { reason: 'bill' },
  ...more,
});

async function kept(contactId: string): Promise<Record<string, unknown>> {
  const key = { TableName: 'CONTACT_RECORDS_TABLE', Key: { contactId: { S: contactId } } };
  const { Item } = (await centre.endpoints.dynamodb.call('GetItem', key)) as {
    Item?: { record: { S: string } };
  };
  return JSON.parse(Item?.record.S ?? '{}');
}

describe('contact records (R-134)', () => {
  it('the newest version is kept, whatever comes how often in which order', async () => {
    const versions = [1, 2, 3, 4].map((n) => `2026-03-03T10:00:0${n}Z`);
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.shuffledSubarray([...versions, ...versions], { minLength: 1 }),
        async (id, order) => {
          for (const version of order) await store(record(id, version, { version }));
          expect(await kept(id)).toMatchObject({ version: order.toSorted().at(-1) });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('a fraction of a second is newer than none', async () => {
    await store(record('c-fraction', '2026-03-03T10:00:00.500Z', { version: 'newer' }));
    await store(record('c-fraction', '2026-03-03T10:00:00Z', { version: 'older' }));
    expect(await kept('c-fraction')).toMatchObject({ version: 'newer' });
  });

  it('keeps a fingerprint of the person’s number, the same for every call, and the clinic’s own number', async () => {
    const leg = {
      CustomerEndpoint: { Address: '+12065550110', Type: 'TELEPHONE_NUMBER', DisplayName: 'Okafor' },
    };
    await store(
      record('c-number-1', '2026-03-03T10:00:00Z', {
        Legs: [leg],
        TransferredToEndpoint: { Address: '+12065550110' },
      }),
      record('c-number-2', '2026-03-03T10:00:00Z'),
    );
    const text = await centre.endpoints.dynamodb.dump();
    expect(text).not.toContain('5550110');
    expect(text).not.toContain('Okafor');
    expect(text).toContain('+12065550100');
    const [one, other] = [await kept('c-number-1'), await kept('c-number-2')];
    expect(one.CustomerEndpoint).toEqual({ AddressMac: expect.any(String), Type: 'TELEPHONE_NUMBER' });
    expect(one.CustomerEndpoint).toEqual(other.CustomerEndpoint);
  });

  it('a record that is none fails alone and never blocks the rest', async () => {
    const answer = await store(
      'not json',
      record('c-good', '2026-03-03T10:00:00Z'),
      { ContactId: 'c-no-time' },
      record('c-bad-time', 'yesterday'),
      '[]',
    );
    expect(answer).toEqual({
      batchItemFailures: ['n0', 'n2', 'n3', 'n4'].map((itemIdentifier) => ({ itemIdentifier })),
    });
    expect(await kept('c-good')).toMatchObject({ ContactId: 'c-good' });
  });
});
