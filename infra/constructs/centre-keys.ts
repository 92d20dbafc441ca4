import { ArnFormat, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ArnPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { mark } from '../mark.ts';
import { type KeyUse, keyPolicy } from './key-policy.ts';

/**
 * Tag of the roles that may decrypt recordings: functions get it whose env.ts reads RECORDINGS_BUCKET. Listening in the console
 * of Connect goes through the grant of the instance instead, and is a right of security profiles.
 */
export const mayHearRecordings = { key: 'careline-may', value: 'hear-recordings' } as const;

/**
 * The keys of the centre, one for each class of data, so that the right to one is not the right to another. Key policies set
 * the bounds (through which service, for which role), the roles of the account say who; services that act by themselves are
 * named one by one.
 */
export class CentreKeys extends Construct {
  /** Patients' data in tables, queues, streams, and what is kept of the streams. */
  readonly records = this.symmetric('Records', 'patient data at rest', {
    through: ['dynamodb', 'sqs', 'kinesis', 's3'],
  });
  readonly recordings = this.symmetric('Recordings', 'recordings and transcripts', {
    through: ['s3', 'connect'],
    decryptOnlyWithTag: mayHearRecordings,
  });
  readonly payments = this.symmetric('Payments', 'states of payments and the key of the payment gateway', {
    through: ['dynamodb', 'secretsmanager'],
  });
  /** Wraps the private keys for card input: one function may use it at run time. */
  readonly cardKeys = this.symmetric('CardKeys', 'private keys for card input', {
    through: ['secretsmanager'],
  });
  readonly messages = this.symmetric('Messages', 'what people leave in messages', {
    through: [],
    directly: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'],
  });
  readonly logs = this.symmetric('Logs', 'logs and alarms', { through: ['logs', 'sns'] });
  /** What proves later who did what: its readers are not those of the records. */
  readonly audit = this.symmetric('Audit', 'anchors of the event log, trail of data events', {
    through: ['s3'],
  });
  readonly backups = this.symmetric('Backups', 'backups of all tables', { through: ['backup', 'dynamodb'] });
  /** Keyed hash of phone numbers, birth dates and codes. Cannot rotate: the index would be lost. */
  readonly index = new Key(this, 'Index', {
    description: 'Careline: blind indexes over phone numbers, birth dates and codes',
    keySpec: KeySpec.HMAC_256,
    keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    policy: keyPolicy({ through: [], directly: ['kms:GenerateMac', 'kms:VerifyMac'] }),
    removalPolicy: RemovalPolicy.RETAIN,
  });

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.letConnectStream();
    this.letLogsEncrypt();
    this.letAlarmsPublish();
    mark(this.index, { variable: 'INDEX_KEY_ID' });
    mark(this.messages, { variable: 'MESSAGES_KEY_ID' });
    for (const name of symmetricKeys) mark(this[name], { key: name });
  }

  /** A key that constructs of CDK use but whose policy they leave alone: their additions are wider than ours. */
  asIs(key: 'payments' | 'cardKeys'): IKey {
    return Key.fromKeyArn(this, `${key}AsIs`, this[key].keyArn);
  }

  private symmetric(id: string, holds: string, use: KeyUse): Key {
    return new Key(this, id, {
      description: `Careline: ${holds}`,
      enableKeyRotation: true,
      policy: keyPolicy(use),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /**
   * Connect writes to streams as the service-linked role of the instance, which has no right to keys of ours in IAM: the key
   * policy itself must give it. The instance comes after the keys, so any of this account is meant.
   * Source: Administrator Guide, enable-contact-analysis-segment-streams, option 3: a different customer managed key.
   */
  private letConnectStream(): void {
    const stack = Stack.of(this);
    const instanceRoles = stack.formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: 'aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_*',
    });
    this.records.addToResourcePolicy(
      new PolicyStatement({
        sid: 'LetConnectStream',
        principals: [new ArnPrincipal('*')],
        actions: ['kms:GenerateDataKey'],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': Aws.ACCOUNT_ID,
            'kms:ViaService': `kinesis.${stack.region}.${stack.urlSuffix}`,
          },
          ArnLike: { 'aws:PrincipalArn': instanceRoles },
        },
      }),
    );
  }

  /** Source: CloudWatch Logs User Guide, encrypt-log-data-kms. */
  private letLogsEncrypt(): void {
    const groups = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
      }),
    );
  }

  /** Source: SNS Developer Guide, sns-key-management: alarms publish to an encrypted topic as CloudWatch. */
  private letAlarmsPublish(): void {
    this.logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }
}

const symmetricKeys = ['records', 'recordings', 'payments', 'cardKeys', 'logs', 'audit', 'backups'] as const;
