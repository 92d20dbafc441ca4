import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Bucket, CfnBucket, type IBucket, type LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { storedClasses } from '../../shared/contract/stored-objects.ts';
import type { GivenResource } from '../given-resource.ts';
import type { Settings } from '../settings.ts';
import { mayHearRecordings } from './centre-keys.ts';
import { deleteAfter, SealedBucket } from './sealed-bucket.ts';

export interface RecordingsBucketProps {
  readonly key: IKey;
  readonly accessLogs: IBucket;
  readonly retention: Settings['retention'];
}

/**
 * Where Connect puts recordings, transcripts and reports, each class kept as long as the settings say. Object lock is on
 * without a default period: a legal hold can be put on single objects, and what is under hold no lifecycle rule deletes.
 */
export class RecordingsBucket extends Construct {
  readonly bucket: Bucket;
  readonly given: GivenResource;

  constructor(scope: Construct, id: string, { key, accessLogs, retention }: RecordingsBucketProps) {
    super(scope, id);
    const sealed = new SealedBucket(this, 'Recordings', {
      name: 'recordings',
      variable: 'RECORDINGS_BUCKET',
      key,
      accessLogs,
      readersTag: mayHearRecordings,
      objectLockEnabled: true,
      lifecycleRules: storedClasses.map(({ prefix, ends = `${prefix}/`, period }) => ({
        ...deleteAfter(retention[period], ends),
        ...cheaperStorage(prefix, retention[period], retention),
      })),
    });
    this.bucket = sealed.bucket;
    // Not by CDK's own property, which makes a function that changes buckets of the account.
    if (this.bucket.node.defaultChild instanceof CfnBucket) {
      this.bucket.node.defaultChild.notificationConfiguration = {
        eventBridgeConfiguration: { eventBridgeEnabled: true },
      };
    }
    this.given = sealed.given;
  }
}

/** Large objects that are rarely opened after some months. */
const archived: readonly string[] = ['recordings', 'screen-recordings', 'recordings/ivr'];

function cheaperStorage(
  prefix: string,
  keptDays: number,
  { archiveAfter }: Settings['retention'],
): Pick<LifecycleRule, 'transitions'> {
  // Source: S3 pricing: 90 days of the cheaper storage are charged at least.
  if (!archived.includes(prefix) || keptDays < archiveAfter + 90) return {};
  // Opens in milliseconds like any other, so that a link still works.
  const storageClass = StorageClass.GLACIER_INSTANT_RETRIEVAL;
  return { transitions: [{ storageClass, transitionAfter: Duration.days(archiveAfter) }] };
}
