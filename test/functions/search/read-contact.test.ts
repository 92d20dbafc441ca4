/** The story of one call, through the handler, the SDK and the embedded store, and who read it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAccessDay } from '../../../functions/adapters/dynamodb/access-log.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import type { WebAnswer } from '../../../functions/recordings/signed-request.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { expectExactCalls } from '../recorded-calls.ts';
import { messages, quality, session, signed } from '../recordings/signed.ts';
import { type MadeCall, madeCall, putCalls } from './made-calls.ts';

/** One patient, three calls; the second was passed on. */
const calls: readonly MadeCall[] = [1, 2, 3].map((n) => {
  const { row } = madeCall(n);
  return { row: { ...row, patientId: 'p-okafor' }, words: [] };
});
const [first = '', call = '', last = ''] = calls.map(({ row }) => row.contactId);
const leg = madeCall(4).row;
const event = (contactId: string, second: number, members: object) => ({
  contactId: { S: contactId },
  sequence: { S: `2026-01-01T00:01:0${second}.000Z#test` },
  ...Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { S: value }])),
});

let centre: LocalCentre;
beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  const chained = { ...leg, keys: { ...leg.keys, chain: call }, patientId: 'p-nobody' };
  await putCalls(centre, [...calls, { row: chained, words: [] }]);
  for (const Item of [
    event(chained.contactId, 4, { kind: 'queue', queue: 'billing' }),
    event(call, 1, { kind: 'began' }),
    event(call, 3, { kind: 'choice', answer: 'given', chose: 'front-desk/want-bill' }),
    event(call, 2, { kind: 'function', function: 'find-patient', outcome: 'found', hash: 'x' }),
  ])
    await centre.endpoints.dynamodb.call('PutItem', { TableName: 'CONTACT_EVENTS_TABLE', Item });
});
afterAll(() => centre.close());

async function read(body: object, userArn = quality): Promise<{ status: number; [member: string]: unknown }> {
  const { handler } = await import('../../../functions/search/read-contact/handler.ts');
  const answer: WebAnswer = await handler(signed(userArn, { body }), context(30_000));
  return { status: answer.statusCode, ...JSON.parse(answer.body) };
}
const accessLog = () => {
  const today = new Date().toISOString().slice(0, 10);
  return readAccessDay(dynamoDbWithin(AbortSignal.timeout(10_000)), 'ACCESS_LOG_TABLE', today);
};

describe('the story of a call', () => {
  it('tells its record, its legs, what happened in the order of time, and the calls of the patient (R-56)', async () => {
    expect(await read({ contactId: call })).toMatchObject({
      status: 200,
      record: { ContactId: call },
      call: [{ contactId: call }, { contactId: leg.contactId }],
      events: [
        { at: '2026-01-01T00:01:01.000Z', what: 'began' },
        { what: 'function find-patient, outcome found' },
        { what: 'choice, answer given, chose front-desk/want-bill' },
        { what: 'queue billing' },
      ],
      patient: [{ contactId: last }, { contactId: call }, { contactId: first }],
    });
  });

  it('R-137: who read which contact stands in the access log', async () => {
    await read({ contactId: call });
    const entry = { action: 'read', outcome: 'granted', person: 'amara', role: 'quality', contactId: call };
    expect((await accessLog()).at(-1)).toMatchObject(entry);
  });

  it('R-137: is refused without a role, without a record and without an id, and each attempt is logged', async () => {
    const eve = session('Visitor', 'eve');
    expect(await read({ contactId: call }, messages)).toEqual({ status: 403, refused: 'no-role' });
    expect(await read({ contactId: call }, eve)).toEqual({ status: 403, refused: 'no-role' });
    expect(await read({ contactId: 'nobody-knows' })).toEqual({ status: 404, refused: 'no-record' });
    expect(await read({})).toEqual({ status: 400, refused: 'unreadable-request' });
    expect((await accessLog()).slice(-3)).toMatchObject([
      { action: 'read', outcome: 'refused', refusal: 'no-role', person: 'eve', contactId: call },
      { action: 'read', outcome: 'refused', refusal: 'no-record', contactId: 'nobody-knows' },
      { action: 'read', outcome: 'refused', refusal: 'unreadable-request' },
    ]);
  });

  it('R-130: its role allows what it calls and no more', async () => {
    centre.calls.length = 0;
    await read({ contactId: call });
    await expectExactCalls('search/read-contact', centre);
  });
});
