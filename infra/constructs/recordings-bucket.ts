import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';

const sealed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

/**
 * Where Connect puts recordings: own key, TLS only, every access logged, kept as long as the settings say. Object lock is on
 * without a default period, so that a legal hold can be put on single recordings.
 */
export class RecordingsBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: { key: IKey; retention: Settings['retention'] }) {
    super(scope, id);
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...sealed,
      // Source: S3 User Guide, ServerLogs: a log bucket may not use a key of KMS.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [deleteAfter(props.retention.accessLogs)],
    });
    this.bucket = new Bucket(this, 'Recordings', {
      ...sealed,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      objectLockEnabled: true,
      // CDK's class implements the interface, but was not compiled with exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'recordings/',
      lifecycleRules: [deleteAfter(props.retention.recordings)],
    });
    mark(accessLogs, { bucket: 'access-logs' });
    mark(this.bucket, { bucket: 'recordings' });
  }
}

/** Deletes, then forgets the deleted version a month later: time to undo a mistake. */
const deleteAfter = (days: number) => ({
  expiration: Duration.days(days),
  noncurrentVersionExpiration: Duration.days(30),
  abortIncompleteMultipartUploadAfter: Duration.days(7),
});
