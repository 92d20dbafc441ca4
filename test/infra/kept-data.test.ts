import { beforeAll, describe, expect, it } from 'vitest';
import { rawTables } from '../../infra/record-columns.ts';
import { readSettings } from '../../infra/settings.ts';
import { DataStack } from '../../infra/stacks/data.ts';
import { tables } from '../../infra/tables.ts';
import { storedObjects } from '../../shared/contract/stored-objects.ts';
import { bareApp, templateOf } from './bare-app.ts';
import { type Placed, Synthesized, synthesize } from './synthesized.ts';

const retention = {
  recordings: 400,
  transcripts: 500,
  voicemail: 60,
  archiveAfter: 100,
  audit: 2555,
  backups: 730,
};
let centre: Synthesized;
/** The data stack alone, of a clinic in production with periods of its own. */
let clinic: Synthesized;
beforeAll(() => {
  centre = synthesize();
  const settings = { ...readSettings({ retention }), stage: 'production' } as const;
  const stack = new DataStack(bareApp(), 'data', { settings });
  clinic = new Synthesized(new Map([['data', templateOf(stack)]]), []);
});

const of = (from: Synthesized, bucket: string): Placed => from.the('bucket', bucket);
interface Rule {
  readonly Prefix?: string;
  readonly ExpirationInDays: number;
  readonly NoncurrentVersionExpiration: { readonly NoncurrentDays: number };
  readonly Transitions?: readonly { readonly StorageClass: string; readonly TransitionInDays: number }[];
}
const rulesOf = (bucket: Placed): readonly Rule[] =>
  Object(bucket.resource.Properties.LifecycleConfiguration).Rules;
const keyOf = (placed: Placed, reference: unknown): unknown =>
  centre.pointee(placed.stack, reference)?.resource.Metadata?.careline;

describe('buckets', () => {
  it.each([
    ['recordings', { key: 'recordings' }],
    ['records', { key: 'records' }],
    ['audit', { key: 'audit' }],
  ])(
    'R-126, R-135: %s are under their own key, versioned, closed to the public, logged and kept',
    (name, key) => {
      const bucket = of(centre, name);
      expect(bucket.resource).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          VersioningConfiguration: { Status: 'Enabled' },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          LoggingConfiguration: { LogFilePrefix: `${name}/` },
        },
      });
      const [rule] = Object(bucket.resource.Properties.BucketEncryption).ServerSideEncryptionConfiguration;
      expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
      expect(keyOf(bucket, rule.ServerSideEncryptionByDefault.KMSMasterKeyID)).toEqual(key);
      const { DestinationBucketName } = Object(bucket.resource.Properties.LoggingConfiguration);
      expect(keyOf(bucket, DestinationBucketName)).toEqual({ bucket: 'access-logs' });
    },
  );

  it('are these and no others', () => {
    expect(centre.ofType('AWS::S3::Bucket')).toHaveLength(4);
  });

  it('keep the log of their accesses for six years', () => {
    expect(rulesOf(of(centre, 'access-logs'))[0]?.ExpirationInDays).toBeGreaterThanOrEqual(2190);
  });
});

describe('recordings', () => {
  it('R-126: end class by class when the settings say, and move to cheaper storage before', () => {
    const ends = rulesOf(of(clinic, 'recordings')).map((rule) => [
      rule.Prefix,
      rule.ExpirationInDays,
      rule.Transitions?.map((one) => `${one.StorageClass} ${one.TransitionInDays}`).join(),
    ]);
    expect(ends).toEqual([
      ['recordings/2', 400, 'GLACIER_IR 100'],
      ['screen-recordings/', 400, 'GLACIER_IR 100'],
      ['recordings/ivr/', 60, undefined],
      ['chat-transcripts/', 500, undefined],
      ['Analysis/', 500, undefined],
      ['attachments/', 400, undefined],
      ['evaluations/', 2192, undefined],
      ['reports/', 2192, undefined],
    ]);
  });

  it('have an end wherever Connect stores anything', () => {
    const ends = rulesOf(of(centre, 'recordings')).map(({ Prefix }) => Prefix);
    const stored = centre
      .ofType('AWS::Connect::InstanceStorageConfig')
      .flatMap(({ resource }) => Object(resource.Properties.S3Config).BucketPrefix ?? []);
    expect(stored.length).toBeGreaterThan(0);
    for (const prefix of stored)
      expect(
        ends.some((end) => end?.startsWith(`${prefix}/`)),
        prefix,
      ).toBe(true);
    expect(ends).toHaveLength(Object.keys(storedObjects).length);
  });

  it.each(['recordings', 'records', 'audit', 'access-logs'])(
    'R-126: no rule of the bucket %s begins within another, which S3 may refuse and would end by the shorter period',
    (bucket) => {
      const prefixes = rulesOf(of(centre, bucket)).map(({ Prefix = '' }) => Prefix);
      for (const [n, one] of prefixes.entries())
        expect(
          prefixes.filter((other, m) => m !== n && other.startsWith(one)),
          one,
        ).toEqual([]);
    },
  );

  it('R-126: can be put under legal hold one by one: object lock without a period for all', () => {
    const { ObjectLockEnabled, ObjectLockConfiguration } = of(centre, 'recordings').resource.Properties;
    expect(ObjectLockEnabled).toBe(true);
    expect(Object(ObjectLockConfiguration).Rule).toBeUndefined();
  });
});

describe('proofs', () => {
  it('R-134: are locked for at least six years, and no lifecycle rule ends before the lock; in production nobody lifts it', () => {
    for (const [app, days, mode] of [
      [centre, 2192, 'GOVERNANCE'],
      [clinic, 2555, 'COMPLIANCE'],
    ] as const) {
      const audit = of(app, 'audit');
      expect(audit.resource.Properties.ObjectLockConfiguration).toEqual({
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Days: days, Mode: mode } },
      });
      const [rule] = rulesOf(audit);
      const gone = (rule?.ExpirationInDays ?? 0) + (rule?.NoncurrentVersionExpiration.NoncurrentDays ?? 0);
      expect(gone).toBeGreaterThan(days);
    }
  });
});

describe('raw records', () => {
  it('R-46: are tables for Athena by day, in the bucket under the records key', () => {
    for (const { name, prefix } of rawTables) {
      const table = centre.the('rawTable', name);
      const input = Object(table.resource.Properties.TableInput);
      expect(input.PartitionKeys.map((key: { Name: string }) => key.Name)).toEqual(['year', 'month', 'day']);
      const location = JSON.stringify(input.StorageDescriptor.Location);
      expect(location).toContain(`/${prefix}/`);
      expect(location).toContain(of(centre, 'records').id);
      expect(JSON.stringify(input.Parameters['storage.location.template'])).toContain(
        `/${prefix}/year=\${year}/month=\${month}/day=\${day}/`,
      );
    }
  });

  it('R-130: answers of queries are encrypted wherever the asker wants them, and gone after a week', () => {
    const { WorkGroupConfiguration } = centre.the('workGroup', 'records').resource.Properties;
    expect(WorkGroupConfiguration).toMatchObject({
      EnforceWorkGroupConfiguration: true,
      ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
    });
    const answers = rulesOf(of(centre, 'records')).find(({ Prefix }) => Prefix === 'query-results/');
    expect(answers?.ExpirationInDays).toBe(7);
  });

  it("R-134: are asked by saved queries, in the clinic's own days, of the database beside them", () => {
    const saved = centre.ofType('AWS::Athena::NamedQuery').map(({ resource }) => Object(resource.Properties));
    const database = centre.ofType('AWS::Glue::Database')[0]?.resource.Properties.DatabaseInput;
    expect(saved.length).toBeGreaterThan(3);
    for (const { Database, WorkGroup } of saved) {
      expect(Database).toBe(Object(database).Name);
      expect(WorkGroup).toBe(centre.the('workGroup', 'records').resource.Properties.Name);
    }
    expect(saved.map(({ QueryString }) => QueryString).join()).toContain(
      "AT TIME ZONE 'America/Los_Angeles'",
    );
  });

  it('are kept as long as records are', () => {
    for (const rule of rulesOf(of(centre, 'records')).filter(({ Prefix }) => Prefix !== 'query-results/'))
      expect(rule.ExpirationInDays).toBe(2192);
  });
});

describe('backups', () => {
  it('take every table, daily for five weeks and monthly for as long as the settings say', () => {
    const [selection] = clinic.ofType('AWS::Backup::BackupSelection');
    const { Resources } = Object(selection?.resource.Properties.BackupSelection);
    const taken = Resources.map((arn: unknown) => clinic.pointee(selection?.stack ?? '', arn)?.id);
    expect(taken).toHaveLength(Object.keys(tables).length);
    expect(taken.sort()).toEqual(
      clinic
        .ofType('AWS::DynamoDB::Table')
        .map(({ id }) => id)
        .sort(),
    );
    const [plan] = clinic.ofType('AWS::Backup::BackupPlan');
    const rules = Object(plan?.resource.Properties.BackupPlan).BackupPlanRule;
    expect(
      rules.map((rule: { RuleName: string; Lifecycle: { DeleteAfterDays: number } }) => [
        rule.RuleName,
        rule.Lifecycle.DeleteAfterDays,
      ]),
    ).toEqual([
      ['Daily', 35],
      ['Monthly', 730],
    ]);
  });

  it('lie in a vault with its own key and a lock', () => {
    const vault = centre.the('vault', 'backups');
    expect(keyOf(vault, vault.resource.Properties.EncryptionKeyArn)).toEqual({ key: 'backups' });
    expect(vault.resource).toMatchObject({
      DeletionPolicy: 'Retain',
    });
    const lockOf = (app: Synthesized) => app.the('vault', 'backups').resource.Properties.LockConfiguration;
    expect(lockOf(centre)).toEqual({ MinRetentionDays: 30 });
    expect(lockOf(clinic), 'final after two weeks').toEqual({ MinRetentionDays: 30, ChangeableForDays: 14 });
  });

  it('are made by a role that cannot read, restore or delete', () => {
    const [selection] = centre.ofType('AWS::Backup::BackupSelection');
    const role = centre.pointee(
      selection?.stack ?? '',
      Object(selection?.resource.Properties.BackupSelection).IamRoleArn,
    );
    expect(role?.resource.Properties.ManagedPolicyArns).toBeUndefined();
    const [policy] = Object(role?.resource.Properties.Policies);
    const actions = policy.PolicyDocument.Statement.flatMap((s: { Action: string | string[] }) => s.Action);
    expect(actions.filter((action: string) => action.startsWith('dynamodb:')).sort()).toEqual([
      'dynamodb:DescribeTable',
      'dynamodb:ListTagsOfResource',
      'dynamodb:StartAwsBackupJob',
    ]);
  });
});

describe('the trail', () => {
  it('R-135: writes down every access to recordings, records and proofs, and proves its own files', () => {
    const trail = centre.the('trail', 'access');
    const { AdvancedEventSelectors: selectors, ...properties } = trail.resource.Properties;
    expect(properties).toMatchObject({
      IsLogging: true,
      EnableLogFileValidation: true,
      S3KeyPrefix: 'trail',
    });
    expect(keyOf(trail, properties.KMSKeyId)).toEqual({ key: 'audit' });
    const watched = JSON.stringify(selectors);
    for (const bucket of ['recordings', 'records', 'audit']) expect(watched).toContain(of(centre, bucket).id);
    expect(watched).toContain('"Management"');
    // A trail that watches its own files writes for ever.
    expect(watched).not.toContain('/trail');
    expect(watched).not.toContain(`"${of(centre, 'audit').id}","Arn"]},"/"]`);
  });

  it('R-135: writes down who looks into a table, unless it is one of our roles, which nobody but services may assume', () => {
    const trail = centre.the('trail', 'access');
    const { AdvancedEventSelectors: selectors } = Object(trail.resource.Properties);
    const { FieldSelectors: fields } = selectors.find(({ Name }: { Name: string }) =>
      Name.startsWith('Tables'),
    );
    const field = (name: string) => fields.find(({ Field }: { Field: string }) => Field === name);
    const { StartsWith } = field('resources.ARN');
    const watched = StartsWith.map((arn: unknown) => centre.pointee(trail.stack, arn)?.id);
    const all = centre.ofType('AWS::DynamoDB::Table').map(({ id }) => id);
    expect(watched.toSorted()).toEqual(all.toSorted());
    const { NotStartsWith } = field('userIdentity.arn');
    const [, ours] = /assumed-role\/([^"]+)"/.exec(JSON.stringify(NotStartsWith)) ?? [];
    expect(ours).toMatch(/^careline-\w+-$/);
    const roles = centre.ofType('AWS::IAM::Role');
    for (const { stack, id, resource } of roles) {
      expect(stack.startsWith(String(ours)), `${stack}/${id}`).toBe(true);
      for (const { Principal } of Object(resource.Properties.AssumeRolePolicyDocument).Statement)
        expect(Object.keys(Principal), `${stack}/${id}`).toEqual(['Service']);
    }
  });
});
