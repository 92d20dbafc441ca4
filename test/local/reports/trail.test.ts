/** Overrides and rotations of keys, out of the trail that a deployed centre keeps. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPrefixes } from '../../../infra/constructs/audit-bucket.ts';
import { runReport } from '../../../local/cli/records-report.ts';
import { storesAt } from '../../../local/records/named-resources.ts';
import { trailPrefix } from '../../../local/records/trail-source.ts';
import { type LocalCentre, startLocalCentre } from '../../functions/local-centre.ts';

let centre: LocalCentre;
beforeAll(async () => {
  centre = await startLocalCentre();
});
afterAll(() => centre.close());

const by = (role: string, more: object = {}) => ({
  type: 'AssumedRole',
  arn: `arn:aws:sts::000000000000:assumed-role/${role}/nora`,
  sessionContext: { sessionIssuer: { type: 'Role', userName: role } },
  ...more,
});
const call = (eventTime: string, source: string, eventName: string, more: object = {}) => ({
  eventVersion: '1.11',
  eventTime,
  eventSource: `${source}.amazonaws.com`,
  eventName,
  eventType: 'AwsApiCall',
  eventCategory: 'Management',
  readOnly: false,
  userIdentity: by('Supervisor'),
  requestParameters: { name: 'Ada Okafor', contactId: 'call-1' },
  ...more,
});
const rotated = (eventTime: string, rotationType: string) => ({
  eventTime,
  eventSource: 'kms.amazonaws.com',
  eventName: 'RotateKey',
  eventType: 'AwsServiceEvent',
  userIdentity: { accountId: '000000000000', invokedBy: 'AWS Internal' },
  resources: [{ ARN: 'arn:aws:kms:us-east-1:000000000000:key/key-1', type: 'AWS::KMS::Key' }],
  serviceEventDetails: { rotationType, keyId: 'key-1' },
});

const client = () => storesAt(centre.endpoints.url).s3;
const put = (day: string, name: string, body: Buffer | string) =>
  client().send(
    new PutObjectCommand({
      Bucket: 'audit-bucket',
      Key: `${trailPrefix}/AWSLogs/000000000000/CloudTrail/us-east-1/${day}/${name}.json.gz`,
      Body: body,
    }),
  );
const file = (...Records: readonly object[]) => gzipSync(JSON.stringify({ Records }));

async function report(
  kind: 'overrides' | 'read-by-hand' | 'key-rotations',
  from = '2026-03-03',
  to = from,
  more: { zone?: string; settings?: string } = {},
) {
  const said: string[] = [];
  const problems: string[] = [];
  const output = { out: (text: string) => said.push(text), err: (text: string) => problems.push(text) };
  const code = await runReport({ kind, from, to, ...more, endpoint: centre.endpoints.url }, output);
  const [head = '', ...lines] = said.join('').trimEnd().split('\r\n');
  return { code, head, lines, problems: problems.join('') };
}

describe('a trail in the audit bucket', () => {
  it('lies where the template says', () => {
    expect(trailPrefix).toBe(auditPrefixes.trail);
  });

  it('R-135: gives what was changed by hand, by whom, also what was refused; no deployment, function or reading', async () => {
    await put(
      '2026/03/03',
      'a',
      file(
        call('2026-03-03T10:02:00Z', 'connect', 'PutUserStatus'),
        call('2026-03-03T10:01:00Z', 'kms', 'DisableKey', { errorCode: 'AccessDenied' }),
        call('2026-03-03T10:03:00Z', 'connect', 'DescribeUser', { readOnly: true }),
        call('2026-03-03T10:04:00Z', 'lambda', 'UpdateFunctionCode20150331v2', {
          userIdentity: by('cdk-exec', { invokedBy: 'cloudformation.amazonaws.com' }),
        }),
        call('2026-03-03T10:05:00Z', 'connect', 'DeleteContactData', {
          userIdentity: by('careline-prod-functions-DeleteContactRole1'),
        }),
        call('2026-03-03T10:06:00Z', 'ec2', 'RunInstances'),
        call('2026-03-03T10:07:00Z', 's3', 'PutObject', { eventCategory: 'Data' }),
        call('2026-03-03T10:08:00Z', 's3', 'PutObject', {
          eventCategory: 'Data',
          userIdentity: by('AWSServiceRoleForAmazonConnect_abc', { invokedBy: 'connect.amazonaws.com' }),
        }),
      ),
    );
    // Written after midnight, but of the day before.
    await put(
      '2026/03/04',
      'b',
      file(call('2026-03-03T23:59:00Z', 'connect', 'CreateHoursOfOperationOverride')),
    );
    const { code, lines } = await report('overrides');
    expect(code).toBe(0);
    expect(lines).toEqual([
      '2026-03-03,2026-03-03T10:01:00Z,nora,Supervisor,kms:DisableKey,call-1,,by hand,,AccessDenied',
      '2026-03-03,2026-03-03T10:02:00Z,nora,Supervisor,connect:PutUserStatus,call-1,,by hand,,done',
      '2026-03-03,2026-03-03T10:07:00Z,nora,Supervisor,s3:PutObject,call-1,,by hand,,done',
      '2026-03-03,2026-03-03T23:59:00Z,nora,Supervisor,connect:CreateHoursOfOperationOverride,call-1,,by hand,,done',
    ]);
    expect((await report('overrides', '2026-03-04')).lines).toEqual([]);
  });

  it('R-135: gives who read a table or an object otherwise than through the centre, also through Athena', async () => {
    const read = (at: string, service: string, eventName: string, more: object) =>
      call(`2026-03-06T10:0${at}:00Z`, service, eventName, {
        eventCategory: 'Data',
        readOnly: true,
        ...more,
      });
    const table = [
      { type: 'AWS::DynamoDB::Table', ARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/events' },
    ];
    const object = [
      { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::records-bucket' },
      { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::records-bucket/contact-records/day=2026-03-05/a.gz' },
    ];
    await put(
      '2026/03/06',
      'e',
      file(
        read('1', 'dynamodb', 'Query', { resources: table }),
        read('2', 'dynamodb', 'Query', {
          resources: table,
          userIdentity: by('careline-prod-functions-DescribeCallerRole1'),
        }),
        read('3', 's3', 'GetObject', {
          resources: object,
          userIdentity: by('Analyst', { invokedBy: 'athena.amazonaws.com' }),
        }),
        read('4', 's3', 'GetObject', { resources: object, errorCode: 'AccessDenied' }),
      ),
    );
    expect((await report('read-by-hand', '2026-03-06')).lines).toEqual([
      '2026-03-06,2026-03-06T10:01:00Z,nora,Supervisor,dynamodb:Query,table/events,done',
      '2026-03-06,2026-03-06T10:03:00Z,nora,Analyst,s3:GetObject,records-bucket/contact-records/day=2026-03-05/a.gz,done',
      '2026-03-06,2026-03-06T10:04:00Z,nora,Supervisor,s3:GetObject,records-bucket/contact-records/day=2026-03-05/a.gz,AccessDenied',
    ]);
    expect((await report('overrides', '2026-03-06')).lines).toEqual([]);
  });

  it('R-135: gives what another account and what nobody did to an object, and not what services do by themselves', async () => {
    const resources = [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::recordings-bucket/recordings/a.wav' }];
    const data = (at: string, eventName: string, userIdentity: object, more: object = {}) =>
      call(`2026-03-12T10:0${at}:00Z`, 's3', eventName, {
        ...{ eventCategory: 'Data', readOnly: eventName === 'GetObject', resources, requestParameters: {} },
        ...{ userIdentity, ...more },
      });
    const stranger = { type: 'AWSAccount', principalId: 'AIDAEXAMPLE', accountId: '111111111111' };
    const nobody = { type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' };
    const service = { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' };
    const lifecycle = { accountId: '000000000000', invokedBy: 's3.amazonaws.com' };
    await put(
      '2026/03/12',
      'f',
      file(
        data('1', 'GetObject', stranger),
        data('2', 'GetObject', nobody, { errorCode: 'AccessDenied' }),
        data('3', 'DeleteObject', stranger),
        data('4', 'PutObject', service),
        data('5', 'GetObject', service),
        data('6', 'DeleteObject', lifecycle, { eventType: 'AwsServiceEvent' }),
      ),
    );
    const read = 's3:GetObject,recordings-bucket/recordings/a.wav';
    expect((await report('read-by-hand', '2026-03-12')).lines).toEqual([
      `2026-03-12,2026-03-12T10:01:00Z,111111111111/AIDAEXAMPLE,,${read},done`,
      `2026-03-12,2026-03-12T10:02:00Z,ANONYMOUS_PRINCIPAL,,${read},AccessDenied`,
    ]);
    expect((await report('overrides', '2026-03-12')).lines).toEqual([
      '2026-03-12,2026-03-12T10:03:00Z,111111111111/AIDAEXAMPLE,,s3:DeleteObject,,,by hand,,done',
    ]);
  });

  it('R-136: gives who made a role by hand: one that is named like those of the stacks would not be seen', async () => {
    await put('2026/03/14', 'g', file(call('2026-03-14T10:01:00Z', 'iam', 'CreateRole')));
    expect((await report('overrides', '2026-03-14')).lines).toEqual([
      '2026-03-14,2026-03-14T10:01:00Z,nora,Supervisor,iam:CreateRole,call-1,,by hand,,done',
    ]);
  });

  it('R-136: an override is also a feature that the settings switch on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'careline-report-'));
    const settings = join(folder, 'clinic.json');
    writeFileSync(
      settings,
      JSON.stringify({ features: { chatAttachments: { on: true, reason: 'X-rays' } } }),
    );
    const { lines } = await report('overrides', '2026-03-07', '2026-03-07', { settings });
    rmSync(folder, { recursive: true });
    expect(lines).toEqual([',settings,,,feature chatAttachments,,,X-rays,,on']);
  });

  it('gives rotations of keys by KMS and on demand, of the secret and of card keys, once each', async () => {
    await put(
      '2026/03/10',
      'c',
      file(
        rotated('2026-03-10T01:00:00Z', 'AUTOMATIC'),
        rotated('2026-03-10T02:00:00Z', 'ON_DEMAND'),
        call('2026-03-10T03:00:00Z', 'secretsmanager', 'PutSecretValue', {
          userIdentity: by('careline-prod-telephony-CardKeyRole1'),
          resources: [{ ARN: 'arn:aws:secretsmanager:us-east-1:000000000000:secret/card-keys' }],
        }),
        call('2026-03-10T04:00:00Z', 'connect', 'AssociateSecurityKey', { errorCode: 'LimitExceeded' }),
      ),
    );
    const { lines } = await report('key-rotations', '2026-03-09', '2026-03-11');
    expect(lines).toEqual([
      '2026-03-10,key-1,2026-03-10T01:00:00Z,rotated by KMS',
      '2026-03-10,key-1,2026-03-10T02:00:00Z,rotated by hand',
      '2026-03-10,card-keys,2026-03-10T03:00:00Z,secret has a new version',
    ]);
  });

  it('is told by the days of the clinic, whose zone its settings say, or of a zone that is named', async () => {
    const ofClinic = { settings: 'infra/settings/examples/small.ts' };
    const { head, lines } = await report('key-rotations', '2026-03-09', '2026-03-09', ofClinic);
    expect(head).toBe('Day (America/New_York),Key,When,What');
    expect(lines).toEqual([
      '2026-03-09,key-1,2026-03-10T01:00:00Z,rotated by KMS',
      '2026-03-09,key-1,2026-03-10T02:00:00Z,rotated by hand',
      '2026-03-09,card-keys,2026-03-10T03:00:00Z,secret has a new version',
    ]);
    const named = { ...ofClinic, zone: 'UTC' };
    expect((await report('key-rotations', '2026-03-09', '2026-03-09', named)).head).toContain('Day (UTC)');
    for (const wrong of [{ zone: 'Nowhere' }, { settings: 'no-file.json' }]) {
      const { code, problems } = await report('key-rotations', '2026-03-09', '2026-03-09', wrong);
      expect(code).toBe(2);
      expect(problems).toMatch(/^Give --zone as|^The settings file no-file.json cannot be read/);
    }
  });

  it('that cannot be read gives no report: a gap would look like nothing', async () => {
    await put('2026/03/20', 'd', 'no file');
    const { code, problems } = await report('overrides', '2026-03-20');
    expect(code).toBe(2);
    expect(problems).toContain('d.json.gz of the audit bucket is no file of the trail. Nothing was reported');
  });
});
