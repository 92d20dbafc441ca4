import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryItem, readAccessDay } from '../../../functions/adapters/dynamodb/access-log.ts';
import { toItem } from '../../../functions/adapters/dynamodb/attribute-values.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import {
  dynamoDbEventLog,
  sealItem,
  writtenMembers,
} from '../../../functions/adapters/dynamodb/event-log.ts';
import { accessLog } from '../../../functions/adapters/s3/access-copies.ts';
import { anchorKey, s3Anchors } from '../../../functions/adapters/s3/anchors.ts';
import { type AccessEntry, chained, orFailed } from '../../../functions/recordings/access-log.ts';
import { anchorEventLog } from '../../../functions/records/anchor-event-log/anchor-event-log.ts';
import { anchorOf, anchorText } from '../../../functions/records/event-log/anchor.ts';
import { headOf, nextSeal } from '../../../functions/records/event-log/seal-contact.ts';
import { runVerifyRecords } from '../../../local/cli/records.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';

/** Somebody who may write to the tables and put objects into the audit bucket, but can delete none of what is locked there. */
const [Bucket, events, access] = ['audit-bucket', 'CONTACT_EVENTS_TABLE', 'ACCESS_LOG_TABLE'];
const call = 'call-0001';
let centre: LocalCentre;
let s3: S3Client;
let table: DynamoDBClient;
beforeAll(async () => {
  centre = await startLocalCentre();
  s3 = new S3Client({ endpoint: centre.endpoints.url, forcePathStyle: true });
  table = new DynamoDBClient({ endpoint: centre.endpoints.url });
});
afterAll(async () => {
  s3.destroy();
  table.destroy();
  await centre.close();
});

const deadline = () => AbortSignal.timeout(20_000);
const dynamoDb = () => dynamoDbWithin(deadline());
const put = (TableName: string, Item: ReturnType<typeof toItem>) =>
  table.send(new PutItemCommand({ TableName, Item }));
const putObject = (Key: string, Body: string | Buffer) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body }));
async function verified(more: { day?: string; folder?: string; auditDays?: number } = {}) {
  const said: string[] = [];
  const output = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
  const options = { format: 'text', endpoint: centre.endpoints.url, ...more } as const;
  const code = await runVerifyRecords(options, { output, now: new Date('2026-03-06T12:00:00Z') });
  return { code, said: said.join('') };
}

describe('careline records verify', () => {
  it('says when there is nothing to verify, and when a day is none or not over', async () => {
    const nothing = expect.stringContaining('There is no row of the event log');
    expect(await verified()).toEqual({ code: 2, said: nothing });
    expect(await verified({ day: 'garbage' })).toEqual({
      code: 2,
      said: expect.stringContaining('Give --day as a day'),
    });
    expect(await verified({ day: '2099-01-01' })).toEqual({
      code: 2,
      said: expect.stringContaining('There is no anchor of 2099-01-01 yet'),
    });
    expect(await verified({ day: '2020-03-06' })).toEqual({
      code: 2,
      said: expect.stringContaining('anchors are kept from 2020-03-07 on'),
    });
    expect((await verified({ day: '2020-03-06', auditDays: 3_653 })).code).toBe(1);
    const folder = mkdtempSync(join(tmpdir(), 'careline-empty-'));
    expect(await verified({ folder })).toMatchObject({ code: 2 });
    rmSync(folder, { recursive: true });
  });
});

describe('R-134: forged anchors', () => {
  const row = (second: number) => {
    const at = new Date(Date.parse('2026-03-03T10:00:00.000Z') + second * 1_000);
    const sequence = `${at.toISOString()}#read-balance`;
    return { contactId: call, sequence, kind: 'function', ...writtenMembers(call, at) };
  };

  it('do not hide a deleted row: not over the true ones, not beside them', async () => {
    const log = dynamoDbEventLog(dynamoDb(), events);
    const anchors = s3Anchors({ client: s3, bucket: Bucket, deadline: deadline() });
    for (const second of [0, 1]) await put(events, toItem(row(second)));
    for (const day of ['04', '05', '06'])
      expect(await anchorEventLog({ log, anchors }, new Date(`2026-03-${day}T00:30:00Z`))).toBe('anchored');
    expect(await verified()).toMatchObject({ code: 0 });

    const { contactId, sequence } = row(1);
    await table.send(new DeleteItemCommand({ TableName: events, Key: toItem({ contactId, sequence }) }));
    const seal = nextSeal(call, (await log.of(call)).rows, []);
    if (!seal) throw new Error('there is nothing to seal');
    await put(events, sealItem(seal));
    const third = anchorOf('2026-03-03', [headOf(call, [seal])], undefined);
    const fourth = anchorOf('2026-03-04', [], third);
    const rewritten = `${call} row 2: cut-off`;
    for (const [folder, finding] of [
      ['anchors/', 'anchors/2026-03-03.ndjson.gz was written more than once'],
      ['anchors/x/', 'anchors/x/2026-03-03.ndjson.gz is no anchor'],
    ]) {
      for (const anchor of [third, fourth, anchorOf('2026-03-05', [], fourth)])
        await putObject(
          anchorKey(anchor.day).replace('anchors/', folder ?? ''),
          gzipSync(anchorText(anchor)),
        );
      const { code, said } = await verified();
      expect(code).toBe(1);
      expect(said).toContain(rewritten);
      expect(said).toContain(finding);
    }
  });
});

describe('R-135: the access log, also in the hands of somebody who writes to its table and beside its copies', () => {
  const entry = (day: number, more: Partial<AccessEntry> = {}): AccessEntry => ({
    at: `2026-03-0${day}T10:00:00.000Z`,
    action: 'hear',
    outcome: 'granted',
    asker: 'arn:aws:sts::000000000000:assumed-role/CarelineQuality/amara',
    person: 'amara',
    contactId: call,
    ...more,
  });
  const entriesOf = (day: number) => readAccessDay(dynamoDb(), access, `2026-03-0${day}`);
  const log = () => accessLog({ ACCESS_LOG_TABLE: access, AUDIT_BUCKET: Bucket }, deadline());
  beforeAll(async () => {
    for (const day of [1, 2, 3, 4]) await log().append(entry(day));
    expect(await said()).toEqual([]);
  });
  const said = async () =>
    (await verified()).said.split('\n').filter((line) => line.startsWith('access log'));
  it('shows an entry that was put aside into another day, where no report looks', async () => {
    const [first] = await entriesOf(1);
    if (!first) throw new Error('there is no entry');
    const Key = ({ day, number }: ReturnType<typeof toItem>) => toItem({ day: day?.S, number: number?.S });
    const moved = { ...entryItem(first), day: { S: '2099-01-01' } };
    await table.send(new DeleteItemCommand({ TableName: access, Key: Key(entryItem(first)) }));
    await put(access, moved);
    expect(await said()).toEqual([expect.stringContaining('entry 1: moved: the entry lies in 2099-01-01')]);
    await table.send(new DeleteItemCommand({ TableName: access, Key: Key(moved) }));
    await put(access, entryItem(first));
  });

  it('shows a second entry under a number that is taken', async () => {
    const [second] = await entriesOf(2);
    if (!second) throw new Error('there is no entry');
    const twin = { ...entryItem(chained(entry(4, { person: 'framed' }), second)), day: { S: '2026-03-04' } };
    await put(access, twin);
    expect(await said()).toContainEqual(expect.stringContaining('entry 3: doubled'));
    await table.send(
      new DeleteItemCommand({
        TableName: access,
        Key: toItem({ day: '2026-03-04', number: '0000000003' }),
      }),
    );
  });

  it('believes no copy but the one that lies where its entry says', async () => {
    const [last] = await entriesOf(4);
    const [before] = await entriesOf(3);
    if (!last || !before) throw new Error('there is no entry');
    const forged = chained(entry(4, { action: 'search', person: 'amara' }), before);
    await put(access, entryItem(forged));
    await put(access, toItem({ day: 'head', number: '0', last: 4, hash: forged.hash }));
    for (const day of ['1999-01-01', '9999-12-31'])
      await putObject(`access/${day}/0000000004.json`, JSON.stringify(forged));
    const elsewhere = await said();
    expect(elsewhere).toContainEqual(expect.stringContaining('entry 4: copy-differs'));
    expect(elsewhere).toContainEqual(
      expect.stringContaining('stranger: access/9999-12-31/0000000004.json is neither'),
    );
    await putObject('access/2026-03-04/0000000004.json', JSON.stringify(forged));
    expect(await said()).toContainEqual(expect.stringContaining('entry 4: overwritten'));
  });

  it('takes an entry of each of thirty who ask at once, and one that ran out of time says so', async () => {
    const before = (await entriesOf(5)).length;
    await Promise.all(Array.from({ length: 30 }, () => log().append(entry(5))));
    expect((await entriesOf(5)).length - before).toBe(30);
    const broken = orFailed(log(), { ...entry(6), action: 'ask' }, async () => {
      throw new Error('no answer');
    });
    await expect(broken).rejects.toThrow('no answer');
    expect(await entriesOf(6)).toMatchObject([{ action: 'ask', outcome: 'failed', person: 'amara' }]);
  });
});
