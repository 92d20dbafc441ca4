/** What a payer or an auditor is given, out of tables and buckets at the local endpoints. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toItem } from '../../../functions/adapters/dynamodb/attribute-values.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbEventLog, writtenMembers } from '../../../functions/adapters/dynamodb/event-log.ts';
import { dynamoDbUnfinishedDeletions } from '../../../functions/adapters/dynamodb/unfinished-deletions.ts';
import { accessLog } from '../../../functions/adapters/s3/access-copies.ts';
import { s3Anchors } from '../../../functions/adapters/s3/anchors.ts';
import type { AccessEntry } from '../../../functions/recordings/access-log.ts';
import { anchorEventLog } from '../../../functions/records/anchor-event-log/anchor-event-log.ts';
import { controls } from '../../../infra/proofs/controls.ts';
import { type EvidenceCommand, runEvidence } from '../../../local/cli/records-evidence.ts';
import { type Stores, storesAt } from '../../../local/records/named-resources.ts';
import { type LocalCentre, startLocalCentre } from '../../functions/local-centre.ts';
import { runCareline } from '../cli/run-careline.ts';

/** Whatever points at somebody, planted in every store. */
const [call, patient] = ['planted-call-77', 'planted-patient-77'];
const Bucket = 'audit-bucket';
let centre: LocalCentre;
let stores: Stores;
let folder: string;
beforeAll(async () => {
  centre = await startLocalCentre();
  stores = storesAt(centre.endpoints.url);
  folder = mkdtempSync(join(tmpdir(), 'careline-evidence-'));
  await fill();
});
afterAll(async () => {
  stores.dynamoDb.destroy();
  stores.s3.destroy();
  rmSync(folder, { recursive: true, force: true });
  await centre.close();
});

async function fill(): Promise<void> {
  const deadline = () => AbortSignal.timeout(20_000);
  const dynamoDb = () => dynamoDbWithin(deadline());
  const object = (inBucket: string, Key: string, Body: Buffer | string) =>
    stores.s3.send(new PutObjectCommand({ Bucket: inBucket, Key, Body }));
  const row = (at: string, what: object) => {
    const written = writtenMembers(call, new Date(at));
    const Item = toItem({ contactId: call, sequence: `${at}#one`, ...what, ...written });
    return stores.dynamoDb.send(new PutItemCommand({ TableName: 'CONTACT_EVENTS_TABLE', Item }));
  };
  const said = { kind: 'disclosure', dataClass: 'appointment', patientId: patient, level: 'L2' };
  await row('2026-03-03T10:00:00.000Z', said);
  await row('2026-03-03T10:01:00.000Z', { kind: 'agent', agent: 'noor' });
  await row('2026-03-04T10:01:00.000Z', { kind: 'agent', agent: 'amara' });
  const log = accessLog({ ACCESS_LOG_TABLE: 'ACCESS_LOG_TABLE', AUDIT_BUCKET: Bucket }, deadline());
  const entry = (at: string, more: Partial<AccessEntry>) =>
    log.append({
      at,
      action: 'ask',
      outcome: 'granted',
      asker: 'arn',
      person: 'lena',
      contactId: call,
      ...more,
    });
  await entry('2026-03-03T11:00:00.000Z', { outcome: 'refused', refusal: 'no-role' });
  await entry('2026-03-03T12:00:00.000Z', { outcome: 'refused', refusal: 'no-role' });
  await entry('2026-03-03T13:00:00.000Z', { breakGlass: true, reason: 'emergency' });
  await entry('2026-03-04T09:00:00.000Z', { action: 'delete', outcome: 'begun' });
  const anchors = s3Anchors({ client: stores.s3, bucket: Bucket, deadline: deadline() });
  const events = dynamoDbEventLog(dynamoDb(), 'CONTACT_EVENTS_TABLE');
  for (const day of ['04', '05', '06'])
    await anchorEventLog({ log: events, anchors }, new Date(`2026-03-${day}T00:30:00Z`));
  await dynamoDbUnfinishedDeletions(dynamoDb(), 'RECORDINGS_TABLE').add(call, {
    at: '2026-03-05T08:00:00.000Z',
    person: 'lena',
    ticket: 'DEL-1',
  });
  const parked = {
    stream: 'contact-records',
    shard: 's',
    sequenceNumber: '1',
    arrivedAt: '2026-03-04T01:00:00.000Z',
    reason: { code: 'unreadable-data', hint: `no contact record (${call})` },
    sealed: { key: '', iv: '', tag: '', text: '' },
  };
  await object('records-bucket', 'parked/contact-records/year=2026/one.json', JSON.stringify(parked));
  const change = {
    eventTime: '2026-03-04T10:02:00Z',
    eventSource: 'connect.amazonaws.com',
    eventName: 'PutUserStatus',
    readOnly: false,
    userIdentity: { arn: 'arn:aws:sts::000000000000:assumed-role/Supervisor/nora' },
    requestParameters: { contactId: call },
  };
  await object(
    Bucket,
    'trail/AWSLogs/000000000000/CloudTrail/us-east-1/2026/03/04/a.json.gz',
    gzipSync(JSON.stringify({ Records: [change] })),
  );
}

async function made(name: string, more: Partial<EvidenceCommand> = {}) {
  let [said, problems] = ['', ''];
  const output = {
    out: (text: string) => {
      said += text;
    },
    err: (text: string) => {
      problems += text;
    },
  };
  const out = join(folder, name);
  const options = { from: '2026-03-02', to: '2026-03-04', out, templates: folder, ...more };
  const edges = { output, now: new Date('2026-03-06T12:00:00Z') };
  const code = await runEvidence({ endpoint: centre.endpoints.url, ...options }, edges);
  return { code, said, problems, out };
}

const namesIn = (out: string): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
const all = (out: string): string =>
  namesIn(out)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
const textOf = (out: string, name: string): string => readFileSync(join(out, name), 'utf8');
const linesOf = (out: string, name: string): string[] => textOf(out, name).trimEnd().split('\r\n');
const jsonOf = (out: string, name: string): unknown => JSON.parse(textOf(out, name));
const given = (name: string, ...lines: string[]): string => {
  writeFileSync(join(folder, name), lines.join('\n'));
  return join(folder, name);
};

describe('evidence for contracting parties', () => {
  it('R-140, R-102: holds controls with risks, the verification, counts, incidents, and a manifest that says what is missing', async () => {
    const { code, said, problems, out } = await made('plain', { client: 'Harbor Health Plan' });
    expect({ code, problems }).toEqual({ code: 0, problems: '3 of 3 days\n' });
    expect(linesOf(out, 'controls.csv')).toHaveLength(1 + Object.values(controls).flat().length);
    expect(textOf(out, 'controls.csv')).toContain('R-135: writes down every access to recordings');
    expect(jsonOf(out, 'verification.json')).toMatchObject({
      newestAnchor: { day: '2026-03-05' },
      eventLog: { rows: 3, contacts: 1, found: {} },
      accessLog: { entries: 4, found: {} },
    });
    expect(linesOf(out, 'reports.csv')).toHaveLength(1 + 3 * 8);
    expect(linesOf(out, 'reports.csv')).toEqual(
      expect.arrayContaining([
        '2026-03-02,disclosures,0',
        '2026-03-03,disclosures,1',
        '2026-03-03,who-heard,3',
        '2026-03-04,overrides,1',
      ]),
    );
    expect(linesOf(out, 'incidents.csv').slice(1)).toEqual([
      'access log,access refused,ask: no-role,2026-03-03,2,2026-03-03T11:00:00.000Z,2026-03-03T12:00:00.000Z,',
      'access log,glass broken,granted,2026-03-03,1,2026-03-03T13:00:00.000Z,2026-03-03T13:00:00.000Z,',
      'access log,deletion not finished,"begun, no end in the log",2026-03-04,1,2026-03-04T09:00:00.000Z,2026-03-04T09:00:00.000Z,',
      'trail,changed by hand,connect:PutUserStatus: done,2026-03-04,1,2026-03-04T10:02:00Z,2026-03-04T10:02:00Z,',
      'stores,deletion not finished,a part of a deleted call still waits,2026-03-05,1,2026-03-05T08:00:00.000Z,2026-03-05T08:00:00.000Z,',
      'stores,"record parked, could not be read",contact-records,2026-03-04,1,,,',
    ]);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(jsonOf(out, 'manifest.json')).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-04',
      zone: 'UTC',
      client: 'Harbor Health Plan',
      madeAt: '2026-03-06T12:00:00.000Z',
      centre: { version, templates: null },
      verifiedAgainst: { day: '2026-03-05', contacts: 0 },
      training: null,
      files: ['controls.csv', 'incidents.csv', 'reports.csv', 'verification.json'].map((name) => ({ name })),
    });
    expect(said).toContain('Not in it: training of the agents.');
    expect(textOf(out, 'manifest.json')).toContain('to keep the list is the duty of the clinic');
  });

  it('R-140: points at no call and no patient, unless rows are asked for', async () => {
    const { out } = await made('bare');
    expect(all(out)).not.toMatch(/planted/);
    const { out: full } = await made('full', { withRows: true });
    expect(linesOf(full, 'reports/disclosures.csv')).toEqual([
      'Day (UTC),Date,Patient,To whom,What,Purpose,Level,Call',
      `2026-03-03,2026-03-03T10:00:00.000Z,${patient},"caller, verified as the patient",appointment,request of the individual,L2,${call}`,
    ]);
    expect(namesIn(join(full, 'reports'))).toHaveLength(8);
    expect(textOf(full, 'incidents.csv')).toContain(`contact-records: no contact record (${call})`);
  });

  it('R-102: names agents who took calls without a valid training, beside the list of the clinic', async () => {
    const training = given(
      'training.csv',
      '\uFEFFmodule,person,version,passed,expires',
      '"HIPAA, privacy",Noor,3,2026-01-05,2027-01-05',
      'HIPAA,amara,3,2025-01-05,2026-01-05',
      'HIPAA,lena,3,2026-01-05,2027-01-05',
      '',
    );
    const { out, said } = await made('trained', { training });
    expect(linesOf(out, 'training.csv').slice(1)).toEqual([
      'amara,,,,,missing,1,1,2026-03-04',
      'Noor,"HIPAA, privacy",3,2026-01-05,2027-01-05,valid,1,,',
      'amara,HIPAA,3,2025-01-05,2026-01-05,not valid,1,,',
      'lena,HIPAA,3,2026-01-05,2027-01-05,no calls,0,,',
    ]);
    expect(jsonOf(out, 'manifest.json')).toMatchObject({ training: { agents: 2, missing: 1 } });
    expect(said).toContain('1 of 2 agents took calls without a valid training.');
  });

  it('R-102: takes the incidents of the clinic, of these days', async () => {
    const incidents = given(
      'incidents.csv',
      'day,kind,count,closed',
      '2026-03-03,letter to the wrong address,2,2026-03-05',
      '2026-03-04,lost badge,1,',
      '2026-05-04,lost badge,1,',
    );
    const { out } = await made('told', { incidents });
    expect(linesOf(out, 'incidents.csv').slice(-2)).toEqual([
      'clinic,letter to the wrong address,,2026-03-03,2,,,2026-03-05',
      'clinic,lost badge,,2026-03-04,1,,,open',
    ]);
  });

  it('R-140: names the files that were changed, taken away or added', async () => {
    const { out, said } = await made('checked');
    const digest = /SHA-256 of manifest.json: ([0-9a-f]{64})/.exec(said)?.[1] ?? 'none';
    const check = () => runCareline('records', 'evidence', '--check', out);
    expect(await check()).toMatchObject({
      code: 0,
      out: expect.stringContaining(
        `4 files are as manifest.json says.\nSHA-256 of manifest.json: ${digest}\n`,
      ),
    });
    appendFileSync(join(out, 'reports.csv'), ' ');
    rmSync(join(out, 'incidents.csv'));
    mkdirSync(join(out, 'more'));
    writeFileSync(join(out, 'more', 'letter.txt'), '');
    const { code, out: found } = await check();
    expect(code).toBe(1);
    expect(found).toContain('incidents.csv: missing\nmore/letter.txt: added\nreports.csv: changed\nNot as');
    expect(await runCareline('records', 'evidence', '--check', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no manifest.json in'),
    });
  });

  it('R-140: writes nothing over what is there, and leaves no half folder when a store cannot be read', async () => {
    const before = readdirSync(folder);
    const taken = given('taken', 'a file');
    expect(await made('taken')).toMatchObject({ code: 2, problems: expect.stringContaining('not empty') });
    expect(readFileSync(taken, 'utf8')).toBe('a file');
    expect(await made('nowhere', { table: 'NO_TABLE' })).toMatchObject({ code: 2, said: '' });
    // The trail is read with the reports, when files are there already.
    const broken = 'trail/AWSLogs/000000000000/CloudTrail/us-east-1/2026/03/02/b.json.gz';
    await stores.s3.send(new PutObjectCommand({ Bucket, Key: broken, Body: 'no file' }));
    const { code, problems } = await made('half', { withRows: true, to: '2026-03-02' });
    expect(code).toBe(2);
    expect(problems).toContain('is no file of the trail');
    rmSync(taken);
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, 'half'))).toBe(false);
    expect((await made('past', { from: '2026-03-04', to: '2026-03-03' })).problems).toContain(
      'Give --from and --to',
    );
    expect((await runCareline('records', 'evidence', '--from', '2026-03-04')).code).toBe(2);
  });

  it('R-140: is written all the same when the logs were altered, says so, and counts what was found', async () => {
    await stores.s3.send(new PutObjectCommand({ Bucket, Key: `anchors/${call}`, Body: 'no anchor' }));
    const { code, said, out } = await made('altered', { from: '2026-03-03' });
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining('as they were written: 1 findings'),
    });
    expect(jsonOf(out, 'verification.json')).toMatchObject({ eventLog: { found: { stranger: 1 } } });
    expect(textOf(out, 'incidents.csv')).toContain('verification,found: stranger,event log,2026-03-06,1,');
    expect(all(out)).not.toMatch(/planted/);
  });
});

describe('a list of the clinic', () => {
  const head = 'person,module,version,passed,expires';
  it.each([
    ['line 1 has no column "expires"', 'person,module,version,passed', ''],
    ['line 1 has 1 that nobody reads', `${head},note`, ''],
    ['line 1 has no column "person", "module"', head.replaceAll(',', ';'), ''],
    [
      'line 3, column "passed": it is no day; write it as 2026-11-01.',
      head,
      'a,m,1,2026-01-01,2026-02-01\na,m,1,2026-02-30,2026-03-01',
    ],
    ['line 2, column "expires": it lies before "passed"', head, 'a,m,1,2026-02-01,2026-01-01'],
    ['line 2, column "person": it is empty', head, ' ,m,1,2026-01-01,2026-02-01'],
    ['line 2 has another number of cells', head, 'a,m,1,2026-01-01'],
    ['line 2 has a quotation mark', head, '"a,m,1,2026-01-01,2026-02-01'],
  ])('is refused: %s', async (problem, first, rest) => {
    const training = given('wrong.csv', first, rest);
    const { code, problems } = await made('refused', { training });
    expect(code).toBe(2);
    expect(problems).toContain(`wrong.csv, ${problem}`);
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });

  it('is refused when a kind of incident holds digits: they may point at somebody', async () => {
    const incidents = given('wrong.csv', 'day,kind,count,closed', '2026-03-03,call of 04121968,0,');
    const { problems } = await made('refused', { incidents });
    expect(problems).toContain('line 2, column "kind": it must be a few words without digits');
    expect(problems).toContain('line 2, column "count": it is no whole number');
    expect(problems).not.toContain('04121968');
    writeFileSync(join(folder, 'latin.csv'), Buffer.from([0xe9, 0x0a]));
    const { problems: encoding } = await made('refused', { incidents: join(folder, 'latin.csv') });
    expect(encoding).toContain('is not written in UTF-8');
  });
});
