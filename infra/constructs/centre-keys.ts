import { ArnFormat, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { mark } from '../mark.ts';

/**
 * The keys of the centre, one for each kind of secret, so that the right to one kind is not the right to another. Access is
 * given by the roles of the account (IAM); key policies add only what a service needs by itself.
 */
export class CentreKeys extends Construct {
  /** Patients' data in tables, queues and streams. */
  readonly records = this.symmetric('Records', 'patient data at rest');
  readonly recordings = this.symmetric('Recordings', 'call recordings');
  readonly payments = this.symmetric('Payments', 'states of payments and the key of the payment gateway');
  /** Wraps the private keys for card input: one function may use it at run time. */
  readonly cardKeys = this.symmetric('CardKeys', 'private keys for card input');
  readonly messages = this.symmetric('Messages', 'what people leave in messages');
  readonly logs = this.symmetric('Logs', 'logs and alarms');
  /** Keyed hash of phone numbers, birth dates and codes. Cannot rotate: the index would be lost. */
  readonly index = new Key(this, 'Index', {
    description: 'Careline: blind indexes over phone numbers, birth dates and codes',
    keySpec: KeySpec.HMAC_256,
    keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    removalPolicy: RemovalPolicy.RETAIN,
  });

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.letConnectStream();
    this.letLogsEncrypt();
    this.letAlarmsPublish();
    mark(this.index, { variable: 'INDEX_KEY_ID' });
    mark(this.messages, { variable: 'MESSAGES_KEY_ID' });
    for (const name of ['records', 'recordings', 'payments', 'cardKeys', 'logs'] as const)
      mark(this[name], { key: name });
  }

  private symmetric(id: string, holds: string): Key {
    return new Key(this, id, {
      description: `Careline: ${holds}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Assumed: Connect writes to an encrypted stream as its service principal and needs a data key for it. */
  private letConnectStream(): void {
    const instances = Stack.of(this).formatArn({
      service: 'connect',
      resource: 'instance',
      resourceName: '*',
    });
    this.records.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('connect.amazonaws.com')],
        actions: ['kms:GenerateDataKey'],
        resources: ['*'],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': instances },
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
