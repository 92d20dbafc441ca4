/** A damaged table is mended from a restored copy, which knows nothing of what was decided since. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../../functions/adapters/dynamodb/attribute-values.ts';
import type { AccessEntry } from '../../../functions/recordings/access-log.ts';
import { startCentre } from '../../../local/centre/start-centre.ts';
import { decisionsSince } from '../../../local/restore/decisions.ts';
import { mendTable } from '../../../local/restore/mend-table.ts';
import { rehearsal } from '../../../local/restore/rehearsal.ts';
import { rehearseRestore } from '../../../local/restore/rehearse.ts';
import { tableRules } from '../../../local/restore/table-rules.ts';
import { type LocalCentre, startLocalCentre } from '../../functions/local-centre.ts';

const document = {
  ContactId: 'c-1',
  LastUpdateTimestamp: '2026-03-03T10:00:00Z',
  Attributes: { a: 'refill' },
};
const [keptUntil, expiresAt, held] = [{ N: '1800000000' }, { N: '1800000000' }, { BOOL: true }];
const contact = (more: Item = {}): Item => ({
  contactId: { S: 'c-1' },
  lastUpdate: { S: '2026-03-03T10:00:00.000Z#0000100#abcdef01' },
  record: { S: JSON.stringify(document) },
  patientId: { S: 'p-okafor' },
  number: { S: 'mac' },
  keptUntil,
  ...more,
});
const live = contact({ expiresAt });
const { patientId: _, number: __, ...rest } = live;
const bare = JSON.stringify({ ContactId: 'c-1', LastUpdateTimestamp: '2026-03-03T10:00:00Z' });
const erased: Item = { ...rest, record: { S: bare }, erasedAt: { S: '2026-03-04T09:00:00.000Z' } };
const damage = { record: { S: '{}' }, lastUpdate: { S: '2000-01-01T00:00:00.000Z' } };

describe('what of a row never goes back, whatever the copy says', () => {
  const contacts = tableRules.CONTACT_RECORDS_TABLE.mended;
  const recordings = tableRules.RECORDINGS_TABLE.mended;
  const access = tableRules.ACCESS_LOG_TABLE.mended;

  it.each<[string, Item | undefined, Item, Item]>([
    ['a lost row comes back', undefined, live, live],
    ['a changed row is mended', { ...live, ...damage }, live, live],
    [
      'a newer version stays',
      contact({ lastUpdate: { S: '2026-03-03T11' } }),
      live,
      contact({ lastUpdate: { S: '2026-03-03T11' } }),
    ],
    ['R-126: an erased row stays erased', erased, live, erased],
    ['an erased row that was damaged is mended and erased', { ...erased, ...damage }, live, erased],
    ['a held row stays held', contact({ held }), live, contact({ held })],
    [
      'a held row that was damaged is mended and held',
      { ...contact({ held }), ...damage },
      live,
      contact({ held }),
    ],
    ['a hold that was lifted since stays lifted', live, contact({ held }), live],
    [
      'a damaged row keeps the hold of the copy',
      { ...live, ...damage },
      contact({ held }),
      contact({ held }),
    ],
  ])('of a contact: %s', (_case, now, then, wanted) => {
    expect(contacts(now, then)).toEqual(wanted);
  });

  it('what was deleted of a recording stays deleted', () => {
    const row = { contactId: { S: 'c-1' }, object: { S: 'recordings/1.wav' }, etag: { S: 'e' } };
    const gone = { ...row, deletedAt: { S: '2026-03-04' }, deletedFor: { S: 'DEL-9' } };
    expect(recordings(gone, { ...row, expiresAt })).toEqual(gone);
    expect(recordings({ ...gone, etag: { S: 'x' } }, row)).toEqual(gone);
    expect(recordings(undefined, row)).toEqual(row);
  });

  it('the head of the access log goes forward only, and no link works again', () => {
    const head = (last: string) => ({ day: { S: 'head' }, number: { S: '0' }, last: { N: last } });
    expect(access(head('7'), head('5'))).toEqual(head('7'));
    expect(access(undefined, head('5'))).toEqual(head('5'));
    expect(access(undefined, { day: { S: 'link#1' }, number: { S: '0' } })).toBeUndefined();
    const entry = { day: { S: '2026-03-03' }, number: { S: '0000000001' }, hash: { S: 'h' } };
    expect(access({ ...entry, hash: { S: 'x' } }, entry)).toEqual(entry);
  });
});

describe('what is asked for again', () => {
  const entry = (at: string, more: Partial<AccessEntry>): AccessEntry => ({
    at,
    action: 'hold',
    outcome: 'granted',
    asker: 'arn',
    person: 'cleo',
    contactId: 'c-1',
    ticket: 'L-1',
    ...more,
  });

  it('is what was granted since, in its order: no refusal, no listening, nothing before', () => {
    const found = decisionsSince(
      [
        entry('2026-03-03T09:59:59.999Z', {}),
        entry('2026-03-03T10:00:00.000Z', {}),
        entry('2026-03-03T10:01:00.000Z', { action: 'hear' }),
        entry('2026-03-03T10:02:00.000Z', { action: 'delete', outcome: 'refused', refusal: 'under-hold' }),
        entry('2026-03-03T10:03:00.000Z', { action: 'lift-hold' }),
        entry('2026-03-03T10:04:00.000Z', { action: 'delete', ticket: 'D-2' }),
      ],
      new Date('2026-03-03T10:00:00Z'),
    );
    expect(found).toEqual([
      { ask: 'hold-contact', body: { contactId: 'c-1', ticket: 'L-1', hold: true } },
      { ask: 'hold-contact', body: { contactId: 'c-1', ticket: 'L-1', hold: false } },
      { ask: 'delete-contact', body: { contactId: 'c-1', ticket: 'D-2' } },
    ]);
  });
});

describe('a table', () => {
  let centre: LocalCentre;
  let client: DynamoDBClient;
  beforeAll(async () => {
    centre = await startLocalCentre();
    client = new DynamoDBClient({ endpoint: centre.endpoints.url });
  });
  afterAll(async () => {
    client.destroy();
    await centre.close();
  });

  it('is mended row by row, twice the same as once', async () => {
    const { dynamodb } = centre.endpoints;
    await dynamodb.call('CreateTable', {
      TableName: 'restored',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'contactId', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'contactId', KeyType: 'HASH' }],
    });
    const damaged = 'CONTACT_RECORDS_TABLE';
    const put = (TableName: string, row: Item, id: string) =>
      dynamodb.call('PutItem', { TableName, Item: { ...row, contactId: { S: id } } });
    for (const id of ['lost', 'changed', 'erased']) await put('restored', live, id);
    await put(damaged, { ...live, ...damage }, 'changed');
    await put(damaged, erased, 'erased');
    await put(damaged, live, 'newer');
    const mending = { damaged, restored: 'restored', rule: tableRules.CONTACT_RECORDS_TABLE };
    expect(await mendTable(client, mending)).toEqual({ broughtBack: 1, mended: 1, left: 1 });
    expect(await mendTable(client, mending)).toEqual({ broughtBack: 0, mended: 0, left: 3 });
    const rows = new Map((await dynamodb.items(damaged)).map((row) => [row.contactId?.S, row]));
    expect([...rows.keys()].sort()).toEqual(['changed', 'erased', 'lost', 'newer']);
    expect(rows.get('erased')).toEqual({ ...erased, contactId: { S: 'erased' } });
  });
});

describe.runIf(process.env.CARELINE_DEEP === '1')('R-126: the rehearsal in a whole centre', () => {
  it('brings four damaged tables back, with what was decided since the moment of the copies', async () => {
    const centre = await startCentre({ speed: 0 });
    const said: string[] = [];
    try {
      await rehearseRestore(centre, (line) => said.push(line), rehearsal(40, new Date()));
    } finally {
      await centre.close();
    }
    expect(said.at(-1)).toContain('what was erased is erased, what was held is held');
  }, 120_000);
});
