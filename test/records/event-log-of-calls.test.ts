import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessCopyKey } from '../../functions/adapters/s3/access-copies.ts';
import { anchorKey } from '../../functions/adapters/s3/anchors.ts';
import { type Anchor, anchorText, dayAfter } from '../../functions/records/event-log/anchor.ts';
import { type LocalCentre, startCentre } from '../../local/centre/start-centre.ts';
import { runVerifyRecords } from '../../local/cli/records.ts';
import { runReport } from '../../local/cli/records-report.ts';
import { runEvidence } from '../../local/cli/run-evidence.ts';
import { ApiFault } from '../../local/endpoints/wire.ts';
import { liveLog } from '../../local/records/log-sources.ts';
import { playScript, readScript } from '../../local/terminal/script.ts';

/** A call that is verified, hears its appointment and hangs up, and one that hangs up at once, in a whole local centre. */
let centre: LocalCentre;
let folder: string;
let table: string;
let recordDay: string;
/** All that is anchored is over by then. */
let settled: Date;
const today = new Date().toISOString().slice(0, 10);
/** The night after: everything of today is settled. */
const nextNight = new Date(`${dayAfter(today)}T03:00:00Z`);

async function run(name: string, at: Date): Promise<void> {
  const arn = centre.built.functions.find((one) => one.name === name)?.arn ?? '';
  expect(await centre.built.host.invoke(arn, { time: at.toISOString() })).toMatchObject({ kind: 'answer' });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'careline-log-'));
  centre = await startCentre({ speed: 0, startAt: 'next-opening' });
  table = centre.built.data.byVariable.get('CONTACT_EVENTS_TABLE') ?? '';
  const [person] = centre.view().people;
  for (const keys of [`1 1 ${person?.birthDate} 1 hang-up`, 'hang-up']) {
    await playScript(centre, centre.call(person?.number), readScript(keys));
    await centre.built.eventSources.settled();
  }
  // Refused, for there is no recording: in the access log all the same.
  for (const ticket of ['QA-1', 'QA-2', 'QA-3'])
    await centre.recordings.ask('give-recording-access', {
      as: 'Amara, quality',
      body: { contactId: 'call-0001', recording: 'recording', reason: 'quality-review', ticket },
    });
  await run('seal-event-log', new Date());
  // The clinic may open on a later day than this one, and its records are of that day.
  recordDay = new Date(centre.simulator.now).toISOString().slice(0, 10);
  await run('anchor-event-log', nextNight);
  settled = new Date(`${dayAfter(recordDay, 2)}T03:00:00Z`);
  await run('anchor-event-log', settled);
  await run('reconcile-contact-records', settled);
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await centre.close();
});

type Row = Record<string, { S?: string }>;
async function rows(of = table): Promise<Row[]> {
  return Object(await centre.endpoints.dynamodb.call('Scan', { TableName: of })).Items;
}
const nameOf = (variable: string) => centre.built.data.byVariable.get(variable) ?? '';
const kinds = (all: Awaited<ReturnType<typeof rows>>) => new Set(all.map(({ kind }) => kind?.S));

/** Exit code and what is said, of the centre as it stands or of the folder. */
async function verified(more: { format?: 'text' | 'json'; day?: string; folder?: string } = {}) {
  const said: string[] = [];
  const output = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
  const options = { format: 'text', endpoint: centre.endpoints.url, ...more } as const;
  return { code: await runVerifyRecords(options, { output, now: settled }), said: said.join('') };
}

describe('the event log of calls (R-134)', () => {
  it('tells what functions did, what was disclosed, and how the contact went', async () => {
    const all = await rows();
    expect([...kinds(all)]).toEqual(
      expect.arrayContaining(['began', 'function', 'verification', 'disclosure', 'ended', 'seal']),
    );
    const functions = all.filter(({ kind }) => kind?.S === 'function');
    expect(functions.map((row) => `${row.function?.S}: ${row.outcome?.S}`)).toEqual(
      expect.arrayContaining(['recognise-caller: known-number', 'verify-birth-date: verified']),
    );
    const choices = all.filter(({ kind }) => kind?.S === 'choice').map(({ chose }) => chose?.S);
    expect(choices).toEqual([
      'answer-call/to-first',
      'front-desk/want-appointment',
      'identify-caller/verify',
    ]);
    const [ended] = all.filter(({ kind }) => kind?.S === 'ended');
    expect(ended).toMatchObject({ by: { S: 'CUSTOMER_DISCONNECT' } });
  });

  it('is found intact by careline records verify, in text, as JSON, and by day', async () => {
    const { code, said } = await verified();
    expect(said).toMatch(
      /^\d+ rows of 2 contacts: nothing was altered\.\n3 entries of the access log: nothing was altered\.\n$/,
    );
    expect(code).toBe(0);
    expect(JSON.parse((await verified({ format: 'json' })).said)).toMatchObject({
      contacts: 2,
      findings: [],
      access: { entries: 3, findings: [] },
    });
    expect(await verified({ day: today })).toEqual({ code, said });
  });

  it('fits together with its records, so the reconciliation finds nothing', () => {
    const bucket = centre.built.data.byVariable.get('RECORDS_BUCKET') ?? '';
    const [report] = centre.endpoints.s3
      .objects(bucket)
      .filter(({ key }) => key.startsWith('reconciliation/'));
    expect(report?.key).toBe(`reconciliation/records/${recordDay}.json`);
    expect(JSON.parse(report?.bytes.toString() ?? '')).toEqual({
      contacts: 2,
      recordings: { 'no-conversation': 2 },
      findings: [],
    });
  });

  it('names what was changed, deleted and put in behind its back', async () => {
    const [first, second] = (await rows()).filter(({ kind }) => kind?.S === 'function');
    if (!first || !second) throw new Error('no function was called');
    const key = ({ contactId, sequence }: typeof first) => ({ contactId, sequence });
    await centre.endpoints.dynamodb.call('PutItem', {
      TableName: table,
      Item: { ...first, outcome: { S: 'x' } },
    });
    await centre.endpoints.dynamodb.call('DeleteItem', { TableName: table, Key: key(second) });
    const place = { S: '2026-01-01T00:00:00.000Z#forged' };
    const forged = { ...first, sequence: place, outcome: { S: 'forged' } };
    await centre.endpoints.dynamodb.call('PutItem', { TableName: table, Item: forged });
    const { code, said } = await verified();
    expect(code).toBe(1);
    expect(said).toContain(`: changed: ${first.sequence?.S} is not as it was written`);
    expect(said).toContain(`: missing: ${second.sequence?.S} is gone`);
    expect(said).toContain(': added: 2026-01-01T00:00:00.000Z#forged');
    await centre.endpoints.dynamodb.call('DeleteItem', { TableName: table, Key: key(forged) });
    for (const Item of [first, second])
      await centre.endpoints.dynamodb.call('PutItem', { TableName: table, Item });
    expect((await verified()).code).toBe(0);
  });

  it('R-135: with the access log and its copies: what was changed or deleted is named', async () => {
    const TableName = nameOf('ACCESS_LOG_TABLE');
    const second = (await rows(TableName)).find(({ number }) => number?.S?.endsWith('2')) ?? {};
    const put = (Item: Row) => centre.endpoints.dynamodb.call('PutItem', { TableName, Item });
    const changed = { ...second, person: { S: 'nobody' } };
    await put(changed);
    const { code, said } = await verified();
    expect(code).toBe(1);
    expect(said).toContain('access log entry 2: changed: ');
    expect(said).toContain('access log entry 2: copy-differs: ');
    expect(said).toContain('3 entries of the access log: 2 findings.');
    const { day = {}, number = {} } = second;
    await centre.endpoints.dynamodb.call('DeleteItem', { TableName, Key: { day, number } });
    expect((await verified()).said).toContain('access log entry 2: missing: the entry is gone');
    await put(second);
    expect((await verified()).code).toBe(0);
  });

  it('is verified the same from an export in a folder; a missing anchor is named', async () => {
    const items = [...(await rows()), ...(await rows(nameOf('ACCESS_LOG_TABLE')))];
    const live = await liveLog({ endpoint: centre.endpoints.url });
    for (const copy of (await live.access())?.copies.values() ?? []) {
      const file = join(folder, accessCopyKey(copy.at, copy.number));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(copy));
    }
    writeFileSync(
      join(folder, 'part.json.gz'),
      gzipSync(items.map((Item) => JSON.stringify({ Item })).join('\n')),
    );
    mkdirSync(join(folder, 'anchors'));
    const { byDay: anchors } = await live.anchors();
    const write = (anchor: Anchor | undefined) => {
      if (anchor) writeFileSync(join(folder, anchorKey(anchor.day)), gzipSync(anchorText(anchor)));
    };
    for (const anchor of anchors.values()) write(anchor);
    expect(await verified({ folder })).toEqual(await verified());
    rmSync(join(folder, anchorKey(today)));
    const { code, said } = await verified({ folder });
    expect(code).toBe(1);
    expect(said).toContain(`anchors: anchor-missing: the anchor of ${today} is gone`);
  });

  it('R-135: gives the auditor reports as CSV, and refuses days that are none', async () => {
    const said: string[] = [];
    const output = { out: (text: string) => said.push(text), err: () => {} };
    const asked = { from: today, to: today, endpoint: centre.endpoints.url };
    expect(await runReport({ kind: 'who-heard', ...asked }, output)).toBe(0);
    expect(said.join('').match(/amara,quality,ask,.*,QA-\d,no-recording\r\n/g)).toHaveLength(3);
    expect(await runReport({ kind: 'disclosures', ...asked }, output)).toBe(0);
    expect(said.at(-1)).toContain('"caller, verified as the patient",appointment');
    expect(await runReport({ kind: 'who-heard', ...asked, from: 'yesterday' }, output)).toBe(2);
  });

  it('R-140: gives a contracting party evidence that names no person and no call', async () => {
    const output = { out: () => {}, err: () => {} };
    const out = join(folder, 'evidence');
    const asked = { from: today, to: recordDay, out, templates: folder, endpoint: centre.endpoints.url };
    expect(await runEvidence(asked, { output, now: settled })).toBe(0);
    const text = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'))
      .join('\n');
    rmSync(out, { recursive: true });
    expect(text).toMatch(/,disclosures,[1-9]/);
    const ids = (await rows()).flatMap(({ contactId, patientId }) => [
      contactId?.S ?? '',
      patientId?.S ?? '',
    ]);
    const persons = centre.view().people.flatMap((person) => Object.values(person).map(String));
    const telling = [...new Set([...ids, ...persons])].filter((word) => word.length > 3);
    expect(telling.length).toBeGreaterThan(5);
    expect(telling.filter((word) => text.includes(word))).toEqual([]);
  });

  it('a record that cannot be kept lies in the queues of what was given up by its place, and is kept when read again', async () => {
    const { endpoints, built } = centre;
    const stream = built.data.streamNamed.get('contact-records') ?? '';
    const record = {
      ContactId: 'given-up-1',
      LastUpdateTimestamp: nextNight,
      InitiationTimestamp: nextNight,
    };
    const isKept = async () =>
      (await rows(nameOf('CONTACT_RECORDS_TABLE'))).some(({ contactId }) => contactId?.S === 'given-up-1');
    const denied = new ApiFault('AccessDeniedException', 'No.');
    endpoints.faults.plant({
      when: ({ headers }) => /DynamoDB/.test(headers['x-amz-target'] ?? ''),
      how: denied,
    });
    const { sequenceNumber } = endpoints.streams.put(stream, JSON.stringify(record));
    await built.eventSources.settled();
    endpoints.faults.clear();
    expect(await isKept()).toBe(false);
    const told = built.data.queues
      .flatMap(({ url }) => endpoints.queues.messages(url))
      .map(({ body }) => body);
    expect(told.map((body) => JSON.parse(body))).toMatchObject(
      ['store', 'log'].map(() => ({
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 11 },
        KinesisBatchInfo: { startSequenceNumber: sequenceNumber, batchSize: 1 },
      })),
    );
    expect(told.join()).not.toContain('given-up-1');
    endpoints.streams.put(stream, JSON.stringify(record));
    await built.eventSources.settled();
    expect(await isKept()).toBe(true);
  });

  it('says what it needs when it finds nothing to read', async () => {
    const nowhere = join(folder, 'nowhere');
    expect(await verified({ folder: nowhere })).toEqual({
      code: 2,
      said: `There is no folder "${nowhere}".\n`,
    });
  });
});
