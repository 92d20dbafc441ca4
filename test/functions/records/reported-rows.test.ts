import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { writtenMembers } from '../../../functions/adapters/dynamodb/event-log.ts';
import { tableSources } from '../../../local/reports/table-sources.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';

const tables = {
  access: 'ACCESS_LOG_TABLE',
  events: 'CONTACT_EVENTS_TABLE',
  records: 'CONTACT_RECORDS_TABLE',
};
let centre: LocalCentre;
beforeAll(async () => {
  centre = await startLocalCentre();
});
afterAll(() => centre.close());

const sources = () => tableSources(() => dynamoDbWithin(AbortSignal.timeout(10_000)), tables);
const put = (contactId: string, sequence: string, writtenAt: string, more: object) => {
  const Item = { contactId, sequence, ...writtenMembers(contactId, new Date(writtenAt)), ...more };
  const inS = Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, { S: value }]));
  return centre.endpoints.dynamodb.call('PutItem', { TableName: tables.events, Item: inS });
};

describe('rows of a report', () => {
  it.each([
    ['written in the last millisecond of it', '2026-03-05T23:59:59.999Z', '2026-03-05T23:59:59.999Z'],
    [
      'that it tells of, when it was written after midnight',
      '2026-03-05T23:59:59.900Z',
      '2026-03-06T00:00:00.100Z',
    ],
    ['it was written, when that was days later', '2026-03-01T10:00:00.000Z', '2026-03-05T10:00:00.000Z'],
    ['it was written, when it tells of no time', 'survey#solved', '2026-03-05T10:00:00.000Z'],
  ])('stand in one day: the one %s', async (_which, told, writtenAt) => {
    const contactId = `call-${told}-${writtenAt}`;
    await put(contactId, told === 'survey#solved' ? told : `${told}#verify-code`, writtenAt, {
      kind: 'verification',
    });
    const { eventsOf } = sources();
    const days = ['2026-03-01', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07'];
    const found = [];
    for (const day of days)
      if ((await eventsOf(day)).some((row) => row.contactId === contactId)) found.push(day);
    expect(found).toEqual(['2026-03-05']);
  });

  it('name the patient of a call whose record was erased, by what its first leg disclosed', async () => {
    const at = '2026-03-05T10:00:00.000Z';
    await put('leg-1', `${at}#read-balance`, at, { kind: 'disclosure', patientId: 'p-1' });
    await put('leg-2', `${at}#began`, at, { kind: 'began', chain: 'leg-1' });
    expect(await sources().patientsOf(['leg-1', 'leg-2', 'leg-3'])).toEqual(
      new Map([
        ['leg-1', 'p-1'],
        ['leg-2', 'p-1'],
      ]),
    );
  });
});
