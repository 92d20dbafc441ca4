import { beforeAll, describe, expect, it } from 'vitest';
import { expiryAttribute, tables } from '../../infra/tables.ts';
import { type Placed, type Synthesized, synthesize } from './synthesized.ts';

let centre: Synthesized;
beforeAll(() => {
  centre = synthesize({ settings: { retention: { recordings: 400 } } });
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

describe('keys', () => {
  it('R-130: rotate, except the one of the blind indexes, and are kept', () => {
    for (const { resource } of centre.ofType('AWS::KMS::Key')) {
      expect(resource.DeletionPolicy).toBe('Retain');
      if (resource.Properties.KeySpec === 'HMAC_256') {
        expect(resource.Properties.KeyUsage).toBe('GENERATE_VERIFY_MAC');
        expect(resource.Metadata?.careline).toEqual({ variable: 'INDEX_KEY_ID' });
      } else expect(resource.Properties.EnableKeyRotation).toBe(true);
    }
    expect(centre.ofType('AWS::KMS::Key')).toHaveLength(7);
  });

  it('may be used by services only for this account', () => {
    for (const { id, resource } of centre.ofType('AWS::KMS::Key')) {
      const { Statement } = Object(resource.Properties.KeyPolicy);
      const open = Statement.filter(
        (s: { Principal: { Service?: unknown }; Condition?: unknown }) =>
          s.Principal.Service !== undefined && !s.Condition,
      );
      expect(open, id).toEqual([]);
      const anyone = Statement.filter((s: { Principal: unknown }) => s.Principal === '*');
      for (const statement of anyone) expect(statement.Condition, id).toBeDefined();
    }
  });
});

describe('recordings', () => {
  it('R-126: are encrypted with their own key, versioned, closed to the public, logged and deleted when the settings say', () => {
    const bucket = centre.the('bucket', 'recordings');
    const { Properties } = bucket.resource;
    expect(bucket.resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [expect.objectContaining({ ExpirationInDays: 400, Status: 'Enabled' })],
      },
    });
    const [rule] = Object(Properties.BucketEncryption).ServerSideEncryptionConfiguration;
    expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
    expect(keyOf(bucket, rule.ServerSideEncryptionByDefault.KMSMasterKeyID)).toEqual({ key: 'recordings' });
    const logs = centre.pointee(bucket.stack, Object(Properties.LoggingConfiguration).DestinationBucketName);
    expect(logs?.resource.Metadata?.careline).toEqual({ bucket: 'access-logs' });
  });

  it('keep the log of their accesses for six years', () => {
    const { Rules } = Object(centre.the('bucket', 'access-logs').resource.Properties.LifecycleConfiguration);
    expect(Rules[0].ExpirationInDays).toBeGreaterThanOrEqual(2190);
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
