import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';
import { auditPrefixes } from './audit-bucket.ts';

export interface AccessTrailProps {
  readonly settings: Pick<Settings, 'stage' | 'retention'>;
  /** Holds the trail, and is watched itself where it holds anything else. */
  readonly audit: Bucket;
  readonly auditKey: Key;
  readonly logsKey: Key;
  /** Every read and write of an object is written down. */
  readonly watched: readonly Bucket[];
  /** Every read and write of an item is written down, unless a role of the centre makes it. */
  readonly tables: readonly Table[];
}

const cloudTrail = new ServicePrincipal('cloudtrail.amazonaws.com');

/**
 * Who read or wrote which recording, record or proof, who looked into a table by hand, and who changed anything in the account: delivered to the audit bucket
 * with digests that show a missing or altered file, and to a log that alarms can watch.
 */
export class AccessTrail extends Construct {
  constructor(scope: Construct, id: string, props: AccessTrailProps) {
    super(scope, id);
    const { settings, audit, auditKey, logsKey, watched, tables } = props;
    // A fixed name: the policies below name the trail before it exists.
    const trailName = `careline-${settings.stage}-access`;
    const trailArn = Stack.of(this).formatArn({
      service: 'cloudtrail',
      resource: 'trail',
      resourceName: trailName,
    });
    this.letTrailWrite(audit, auditKey, trailArn);
    const log = new LogGroup(this, 'Log', {
      encryptionKey: logsKey,
      retention: settings.retention.logs,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const trail = new CfnTrail(this, 'Trail', {
      trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: audit.bucketName,
      s3KeyPrefix: auditPrefixes.trail,
      kmsKeyId: auditKey.keyArn,
      cloudWatchLogsLogGroupArn: log.logGroupArn,
      cloudWatchLogsRoleArn: this.logWriter(log).roleArn,
      advancedEventSelectors: [
        { name: 'Changes', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] },
        objectsUnder('Recordings and records', watched.map(allObjects)),
        // Not what the trail itself writes: each file would be an event in the next.
        objectsUnder('Proofs', [
          `${audit.bucketArn}/${auditPrefixes.anchors}/`,
          `${audit.bucketArn}/${auditPrefixes.access}/`,
        ]),
        byOthers(
          tables.map(({ tableArn }) => tableArn),
          `careline-${settings.stage}-`,
        ),
      ],
    });
    trail.applyRemovalPolicy(RemovalPolicy.RETAIN);
    // CloudTrail tries to write before it says that the trail is made.
    if (audit.policy) trail.node.addDependency(audit.policy);
    mark(trail, { trail: 'access' });
  }

  /** Source: CloudTrail User Guide, create-s3-bucket-policy-for-cloudtrail, create-kms-key-policy-for-cloudtrail. */
  private letTrailWrite(audit: Bucket, key: Key, trailArn: string): void {
    const fromTrail = { 'aws:SourceArn': trailArn };
    audit.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudTrail],
        actions: ['s3:GetBucketAcl'],
        resources: [audit.bucketArn],
        conditions: { StringEquals: fromTrail },
      }),
    );
    audit.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudTrail],
        actions: ['s3:PutObject'],
        resources: [audit.arnForObjects(`${auditPrefixes.trail}/AWSLogs/${Aws.ACCOUNT_ID}/*`)],
        conditions: { StringEquals: { ...fromTrail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudTrail],
        // Decrypt: because the bucket has a bucket key.
        actions: ['kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:Decrypt'],
        resources: ['*'],
        conditions: { StringEquals: fromTrail },
      }),
    );
  }

  private logWriter(log: LogGroup): Role {
    const write = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    });
    return new Role(this, 'LogWriter', {
      assumedBy: cloudTrail,
      description: 'Careline: writes the trail into its log',
      inlinePolicies: { log: new PolicyDocument({ statements: [write] }) },
    });
  }
}

const allObjects = (bucket: Bucket): string => `${bucket.bucketArn}/`;

const objectsUnder = (name: string, startsWith: string[]): CfnTrail.AdvancedEventSelectorProperty => ({
  name,
  fieldSelectors: [
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
    { field: 'resources.ARN', startsWith },
  ],
});

/**
 * Functions read tables at every call, and what they tell to whom stands in the event log: without them few events are left, a
 * console or a command each. `ours`: what the names of our stacks begin with, and so those of their roles, which only services
 * may assume. Source: CloudTrail API Reference, AdvancedFieldSelector: `userIdentity.arn` is for data events of trails too.
 */
const byOthers = (startsWith: string[], ours: string): CfnTrail.AdvancedEventSelectorProperty => ({
  name: 'Tables, by others than the centre',
  fieldSelectors: [
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: ['AWS::DynamoDB::Table'] },
    { field: 'resources.ARN', startsWith },
    {
      field: 'userIdentity.arn',
      notStartsWith: [`arn:${Aws.PARTITION}:sts::${Aws.ACCOUNT_ID}:assumed-role/${ours}`],
    },
  ],
});
