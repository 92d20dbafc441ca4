import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ResourceVariable } from '../../shared/contract/access.ts';
import { type GivenResource, givenBucket } from '../given-resource.ts';
import { mark } from '../mark.ts';

const sealed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

export interface SealedBucketProps
  extends Pick<BucketProps, 'lifecycleRules' | 'objectLockEnabled' | 'objectLockDefaultRetention'> {
  /** What it is called in its mark, and where its accesses are logged. */
  readonly name: string;
  readonly key: IKey;
  readonly accessLogs: IBucket;
  /** Only roles with it decrypt what they read. */
  readonly readersTag?: { readonly key: string; readonly value: string };
  /** By which functions know it. */
  readonly variable: ResourceVariable;
}

/** A bucket for patients' data: a key of ours, TLS only, closed to the public, versioned, every access logged, kept. */
export class SealedBucket extends Construct {
  readonly bucket: Bucket;
  readonly given: GivenResource;

  constructor(scope: Construct, id: string, props: SealedBucketProps) {
    super(scope, id);
    const { name, key, accessLogs, variable, readersTag, ...more } = props;
    this.bucket = new Bucket(this, 'Bucket', {
      ...sealed,
      ...more,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: `${name}/`,
    });
    mark(this.bucket, { bucket: name, variable });
    this.given = givenBucket(this.bucket, { key, ...(readersTag && { readersTag }) });
  }
}

/** Who opened which object of the other buckets, as S3 writes it down. */
export function accessLogsBucket(scope: Construct, days: number): IBucket {
  const bucket = new Bucket(scope, 'AccessLogs', {
    ...sealed,
    // Source: S3 User Guide, ServerLogs: a log bucket may not use a key of KMS, nor have a default retention.
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [deleteAfter(days)],
  });
  mark(bucket, { bucket: 'access-logs' });
  // CDK's class implements the interface, but was not compiled with exactOptionalPropertyTypes.
  return bucket as IBucket;
}

/** Deletes, then forgets the deleted version a month later: time to undo a mistake. `prefix`: only what begins so. */
export const deleteAfter = (days: number, prefix?: string) => ({
  expiration: Duration.days(days),
  noncurrentVersionExpiration: Duration.days(30),
  abortIncompleteMultipartUploadAfter: Duration.days(7),
  ...(prefix !== undefined && { prefix }),
});
