import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Bucket, CfnBucket, type IBucket, type LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { storedObjects } from '../../shared/contract/stored-objects.ts';
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
      lifecycleRules: Object.values(storedObjects).map(({ prefix, period }) =>
        lifecycle(prefix, retention[period], retention),
      ),
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

/** Days until an object under a prefix moves to cheaper storage; undefined where it would be deleted sooner or just after. */
function archivedAfter(
  prefix: string,
  keptDays: number,
  { archiveAfter }: Settings['retention'],
): number | undefined {
  // Source: S3 pricing: 90 days of the cheaper storage are charged at least.
  return archived.includes(prefix) && keptDays >= archiveAfter + 90 ? archiveAfter : undefined;
}

function lifecycle(prefix: string, days: number, retention: Settings['retention']): LifecycleRule {
  const cheaper = archivedAfter(prefix, days, retention);
  return {
    ...deleteAfter(days, prefix),
    ...(cheaper !== undefined && {
      // Opens in milliseconds like any other, so that a link still works.
      transitions: [
        { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(cheaper) },
      ],
    }),
  };
}
