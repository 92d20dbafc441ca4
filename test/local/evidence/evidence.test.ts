/** What a payer or an auditor is given, out of tables and buckets at the local endpoints. */
import {
  cpSync,
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
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controls } from '../../../infra/proofs/controls.ts';
import { registerEvidence } from '../../../local/cli/records-evidence.ts';
import { type EvidenceCommand, runEvidence } from '../../../local/cli/run-evidence.ts';
import { type Stores, storesAt } from '../../../local/records/named-resources.ts';
import { reportKinds } from '../../../local/reports/kind-names.ts';
import { type LocalCentre, startLocalCentre } from '../../functions/local-centre.ts';
import { auditBucket, call, patient, plant } from './planted-stores.ts';

let centre: LocalCentre;
let stores: Stores;
let folder: string;
/** As it is made without any list or rows, and with all of them. */
let plain: Made;
let full: Made;
beforeAll(async () => {
  centre = await startLocalCentre();
  stores = storesAt(centre.endpoints.url);
  folder = mkdtempSync(join(tmpdir(), 'careline-evidence-'));
  await plant(stores);
  plain = await made('plain', { client: 'Harbor Health Plan' });
  const training = given(
    'training.csv',
    '\uFEFFmodule,person,version,passed,expires',
    '"HIPAA, privacy",Noor,3,2026-01-05,2027-01-05',
    'HIPAA,amara,3,2025-01-05,2026-01-05',
    'HIPAA,lena,3,2026-01-05,2027-01-05',
    '',
  );
  const incidents = given(
    'incidents.csv',
    'day,kind,count,closed',
    '2026-03-03,letter to the wrong address,2,2026-03-05',
    '2026-03-04,lost badge,1,',
    '2026-05-04,lost badge,1,',
  );
  full = await made('full', { withRows: true, training, incidents });
});
afterAll(async () => {
  stores.dynamoDb.destroy();
  stores.s3.destroy();
  rmSync(folder, { recursive: true, force: true });
  await centre.close();
});

/** As it is typed behind `careline records`. */
async function typed(...args: string[]) {
  const [said, problems, codes]: [string[], string[], number[]] = [[], [], []];
  const output = { out: (text: string) => said.push(text), err: (text: string) => problems.push(text) };
  const records = new Command().exitOverride().configureOutput({ writeErr: output.err });
  registerEvidence(records, output, (code) => codes.push(code));
  await records
    .parseAsync(['evidence', ...args], { from: 'user' })
    .catch(({ exitCode }) => codes.push(exitCode));
  return { code: codes[0], out: said.join(''), err: problems.join('') };
}

type Made = Awaited<ReturnType<typeof made>>;
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
    const { code, said, problems, out } = plain;
    expect({ code, problems }).toEqual({ code: 0, problems: 'Verifying both logs …\n3 of 3 days\n' });
    expect(linesOf(out, 'controls.csv')).toHaveLength(1 + Object.values(controls).flat().length);
    expect(textOf(out, 'controls.csv')).toContain('R-135: writes down every access to recordings');
    expect(jsonOf(out, 'verification.json')).toMatchObject({
      newestAnchor: { day: '2026-03-05' },
      eventLog: { rows: 3, contacts: 1, found: {} },
      accessLog: { entries: 4, found: {} },
    });
    expect(linesOf(out, 'reports.csv')).toHaveLength(1 + 3 * reportKinds.length);
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
      'access log,deletion not finished,"begun, no end within these days",2026-03-04,1,2026-03-04T09:00:00.000Z,2026-03-04T09:00:00.000Z,',
      'trail,changed by hand,connect:PutUserStatus: done,2026-03-04,1,2026-03-04T10:02:00Z,2026-03-04T10:02:00Z,',
      'stores,deletion not finished,a part of a deleted call still waits,2026-03-05,1,2026-03-05T08:00:00.000Z,2026-03-05T08:00:00.000Z,',
      'stores,"record parked, could not be read",contact-records,2026-03-04,2,,,',
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
    expect(all(plain.out)).not.toMatch(/planted/);
    const { out } = full;
    expect(linesOf(out, 'reports/disclosures.csv')).toEqual([
      'Day (UTC),Date,Patient,To whom,What,Purpose,Level,Call',
      `2026-03-03,2026-03-03T10:00:00.000Z,${patient},"caller, verified as the patient",appointment,request of the individual,L2,${call}`,
    ]);
    expect(namesIn(join(out, 'reports'))).toHaveLength(reportKinds.length);
    expect(textOf(out, 'incidents.csv')).toContain(`contact-records: no contact record (${call})`);
  });

  it('R-102: names agents who took calls without a valid training, beside the list of the clinic', async () => {
    const { out, said } = full;
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
    const { out } = full;
    expect(linesOf(out, 'incidents.csv').slice(-2)).toEqual([
      'clinic,letter to the wrong address,,2026-03-03,2,,,2026-03-05',
      'clinic,lost badge,,2026-03-04,1,,,open',
    ]);
  });

  it('R-140: names the files that were changed, taken away or added', async () => {
    const { said } = plain;
    const out = join(folder, 'checked');
    cpSync(plain.out, out, { recursive: true });
    const digest = /SHA-256 of manifest.json: ([0-9a-f]{64})/.exec(said)?.[1] ?? 'none';
    const check = () => typed('--check', out);
    expect(await check()).toMatchObject({
      code: 0,
      out: expect.stringContaining(
        `4 files are as manifest.json says.\nSHA-256 of manifest.json: ${digest}\n`,
      ),
    });
    writeFileSync(
      join(out, 'reports.csv'),
      textOf(out, 'reports.csv').replace('disclosures,1', 'disclosures,0'),
    );
    rmSync(join(out, 'incidents.csv'));
    mkdirSync(join(out, 'more'));
    writeFileSync(join(out, 'more', 'let\nter.txt'), '');
    const { code, out: found } = await check();
    expect(code).toBe(1);
    expect(found).toContain(
      'incidents.csv: missing\nmore/let\\u000ater.txt: added\nreports.csv: changed\nNot as',
    );
    expect(await typed('--check', folder)).toMatchObject({
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
    await stores.s3.send(new PutObjectCommand({ Bucket: auditBucket, Key: broken, Body: 'no file' }));
    const { code, problems } = await made('half', { withRows: true, to: '2026-03-02' });
    expect(code).toBe(2);
    expect(problems).toContain('is no file of the trail');
    rmSync(taken);
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, 'half'))).toBe(false);
    expect((await made('past', { from: '2026-03-04', to: '2026-03-03' })).problems).toContain(
      'Give --from and --to',
    );
    expect(await typed('--from', '2026-03-04')).toEqual({
      code: 2,
      out: '',
      err: 'Give --from, --to and --out, or --check and a folder.\n',
    });
    const days = ['--from', '2026-03-03', '--to', '2026-03-03', '--out', join(folder, 'out')];
    const { code: none, err } = await typed(...days, '--training', 'nowhere.csv');
    expect({ none, err }).toEqual({ none: 2, err: 'nowhere.csv cannot be read. Check the name.\n' });
  });

  it('R-140: is written all the same when the logs were altered, says so, and counts what was found', async () => {
    await stores.s3.send(
      new PutObjectCommand({ Bucket: auditBucket, Key: `anchors/${call}`, Body: 'no anchor' }),
    );
    const { code, said, out } = await made('altered', { from: '2026-03-03', to: '2026-03-06' });
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining('as they were written: 1 findings'),
    });
    expect(jsonOf(out, 'verification.json')).toMatchObject({ eventLog: { found: { stranger: 1 } } });
    expect(textOf(out, 'incidents.csv')).toContain('verification,found: stranger,event log,2026-03-06,1,');
    expect(all(out)).not.toMatch(/planted/);
  });
});
