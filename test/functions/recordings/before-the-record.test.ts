import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../../functions/adapters/dynamodb/contact-index.ts';
import type { WebAnswer } from '../../../functions/recordings/signed-request.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { streamEvent } from '../stream-event.ts';
import { compliance, signed } from './signed.ts';

let centre: LocalCentre;
let contactId = '';
let calls = 0;
beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
});
afterAll(() => centre.close());
beforeEach(() => {
  contactId = `c0ffee00-0000-4000-9000-${String(++calls).padStart(12, '0')}`;
});

async function ask(name: 'hold-contact' | 'delete-contact', body: object) {
  const { handler }: { handler: (event: unknown, lambda: unknown) => Promise<WebAnswer> } = await import(
    `../../../functions/recordings/${name}/handler.ts`
  );
  const { statusCode, body: said } = await handler(signed(compliance, { body }), context(30_000));
  return { status: statusCode, ...JSON.parse(said) };
}
const hold = (on: boolean) => ask('hold-contact', { contactId, ticket: 'LEGAL-4', hold: on });
const remove = () => ask('delete-contact', { contactId, ticket: 'DEL-9' });
async function record(): Promise<void> {
  const { handler } = await import('../../../functions/records/store-contact-record/handler.ts');
  const document = {
    ContactId: contactId,
    LastUpdateTimestamp: '2026-11-21T10:00:00Z',
    CustomerEndpoint: { Address: '+12065550110' },
    Attributes: { topic: 'Ada' },
  };
  await handler(streamEvent([document]), context(30_000));
}
const row = async () =>
  (await centre.endpoints.dynamodb.dump())
    .split('\n')
    .find((line) => line.startsWith('CONTACT_RECORDS') && line.includes(contactId)) ?? '';

describe('a hold on a call whose record has not come', () => {
  it('R-126: a hold that is put on before the contact record comes keeps the record too, and lets it go when it is lifted', async () => {
    await hold(true);
    const dynamoDb = dynamoDbWithin(AbortSignal.timeout(10_000));
    const story = () => dynamoDbContactIndex(dynamoDb, 'CONTACT_RECORDS_TABLE').read(contactId);
    expect(await story()).toBeUndefined();
    expect(await remove()).toEqual({ status: 409, refused: 'under-hold' });
    await record();
    expect(await row()).toContain('"held":{"BOOL":true}');
    expect(await row()).not.toContain('"expiresAt"');
    expect(await story()).toMatchObject({ summary: { contactId } });
    await hold(false);
    expect(await row()).toContain('"expiresAt"');
  });

  it('R-126: a hold on a call whose record never comes is lifted like any other', async () => {
    await hold(true);
    expect(await row()).not.toContain('"expiresAt"');
    await hold(false);
    expect(await row()).not.toContain('"held"');
    expect(await row()).toContain('"expiresAt"');
    await record();
    expect(await row()).toContain('"keptUntil"');
  });
});

describe('a deletion that is asked for before the record comes', () => {
  it('R-126: is certified as awaited, makes no record, and erases the record as it comes', async () => {
    const dynamoDb = dynamoDbWithin(AbortSignal.timeout(10_000));
    const story = () => dynamoDbContactIndex(dynamoDb, 'CONTACT_RECORDS_TABLE').read(contactId);
    const certificate = await remove();
    expect(certificate).toMatchObject({ status: 200, legs: [{ record: 'awaited' }] });
    expect(certificate.kept.at(-1)).toContain('ask again when its record is there');
    expect(await story()).toBeUndefined();
    expect(await row()).toContain('"expiresAt"');
    expect(await remove()).toMatchObject({ legs: [{ record: 'awaited' }] });
    await record();
    expect(await story()).toMatchObject({ summary: { contactId } });
    for (const gone of ['AddressMac', '"number"', 'topic']) expect(await row()).not.toContain(gone);
    expect(await remove()).toMatchObject({ status: 200, legs: [{ record: 'erased' }] });
  });

  it('R-126: gives way to a hold that is put on before the record comes: nothing is deleted under hold', async () => {
    await remove();
    await hold(true);
    expect(await remove()).toEqual({ status: 409, refused: 'under-hold' });
    await record();
    for (const kept of ['AddressMac', 'topic', '"held"']) expect(await row()).toContain(kept);
    await hold(false);
    expect(await remove()).toMatchObject({ status: 200, legs: [{ record: 'erased' }] });
    expect(await row()).not.toContain('topic');
  });
});
