import { Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { CentreKeys } from '../../infra/constructs/centre-keys.ts';
import { CentreTables } from '../../infra/constructs/centre-tables.ts';
import { expiryAttribute, tables } from '../../infra/tables.ts';
import { bareApp, templateOf } from './bare-app.ts';
import { type Placed, type Synthesized, synthesize } from './synthesized.ts';

let centre: Synthesized;
beforeAll(() => {
  centre = synthesize();
});

/** The mark of the key that a property points to. */
function keyOf({ stack }: Placed, reference: unknown): unknown {
  return centre.pointee(stack, reference)?.resource.Metadata?.careline;
}

describe('tables', () => {
  it.each(Object.entries(tables))(
    '%s has its keys, our encryption, recovery and protection',
    (variable, shape) => {
      const table = centre.the('variable', variable);
      expect(table.resource).toMatchObject({
        Type: 'AWS::DynamoDB::Table',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          KeySchema: [
            { AttributeName: shape.partition, KeyType: 'HASH' },
            ...(shape.sort ? [{ AttributeName: shape.sort, KeyType: 'RANGE' }] : []),
          ],
        },
      });
      const { SSESpecification, TimeToLiveSpecification } = table.resource.Properties;
      expect(SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
      expect(keyOf(table, Object(SSESpecification).KMSMasterKeyId)).toEqual({ key: shape.key });
      expect(TimeToLiveSpecification).toEqual(
        shape.expires ? { AttributeName: expiryAttribute, Enabled: true } : undefined,
      );
    },
  );

  it('are all there and no others', () => {
    expect(centre.ofType('AWS::DynamoDB::Table')).toHaveLength(Object.keys(tables).length);
    expect(centre.ofType('AWS::DynamoDB::GlobalTable')).toHaveLength(0);
  });
});

describe('a table with indexes', () => {
  it('has them with the keys and attributes asked for; a query may name them, no other call does', () => {
    const stack = new Stack(bareApp(), 'stack');
    const indexes = [
      { name: 'by-day', partition: 'day', sort: 'start', projection: 'keys' },
      { name: 'by-agent', partition: 'agent', projection: ['outcome'] },
    ] as const;
    const shapes = { ...tables, LOOKUPS_TABLE: { ...tables.LOOKUPS_TABLE, indexes } };
    const keys = new CentreKeys(stack, 'Keys');
    const { byVariable } = new CentreTables(stack, 'Tables', { keys, shapes });
    const made = Object.values(templateOf(stack).Resources);
    const lookups = made.find(({ Metadata }) => Object(Metadata?.careline).variable === 'LOOKUPS_TABLE');
    expect(lookups?.Properties.GlobalSecondaryIndexes).toMatchObject([
      {
        IndexName: 'by-day',
        KeySchema: [
          { AttributeName: 'day', KeyType: 'HASH' },
          { AttributeName: 'start', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      { IndexName: 'by-agent', Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['outcome'] } },
    ]);
    const given = byVariable.get('LOOKUPS_TABLE');
    expect(given?.arnsOf?.('dynamodb:Query')).toHaveLength(3);
    expect(given?.arnsOf?.('dynamodb:GetItem')).toBeUndefined();
  });
});

describe('everything that moves', () => {
  it.each(['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SNS::Topic'])(
    'R-130, R-132: %s refuses what does not come over TLS',
    (type) => {
      const policies = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'].flatMap(
        (policy) => centre.ofType(policy),
      );
      for (const one of centre.ofType(type)) {
        const own = policies.find(({ stack, resource: { Properties: p } }) =>
          [p.Bucket, ...Object(p.Queues ?? p.Topics ?? [])].some(
            (target) => centre.pointee(stack, target)?.id === one.id,
          ),
        );
        const { Statement = [] } = Object(own?.resource.Properties.PolicyDocument);
        expect(Statement, one.id).toContainEqual(
          expect.objectContaining({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        );
      }
    },
  );

  it('R-130: queues and the stream of contact records are encrypted with our keys', () => {
    const records = { key: 'records' };
    for (const queue of centre.ofType('AWS::SQS::Queue'))
      expect(keyOf(queue, queue.resource.Properties.KmsMasterKeyId)).toEqual(records);
    const stream = centre.the('stream', 'contact-records');
    const encryption = Object(stream.resource.Properties.StreamEncryption);
    expect(encryption.EncryptionType).toBe('KMS');
    expect(keyOf(stream, encryption.KeyId)).toEqual(records);
  });

  it('R-130: logs are encrypted with our key and kept for a year or more', () => {
    for (const log of centre.ofType('AWS::Logs::LogGroup')) {
      expect(keyOf(log, log.resource.Properties.KmsKeyId), log.id).toEqual({ key: 'logs' });
      expect(log.resource.Properties.RetentionInDays, log.id).toBeGreaterThanOrEqual(365);
    }
  });

  it('gives up on an insurance question after three attempts', () => {
    const queue = centre.the('variable', 'ELIGIBILITY_QUEUE_URL');
    expect(queue.resource.Properties.RedrivePolicy).toMatchObject({ maxReceiveCount: 3 });
  });
});
