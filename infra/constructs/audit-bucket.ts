import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Bucket, type IBucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { GivenResource } from '../given-resource.ts';
import type { Settings } from '../settings.ts';
import { deleteAfter, SealedBucket } from './sealed-bucket.ts';

/** What lies where: anchors of the event log, copies of who heard what, the trail. */
export const auditPrefixes = { anchors: 'anchors', access: 'access', trail: 'trail' } as const;

export interface AuditBucketProps {
  readonly key: IKey;
  readonly accessLogs: IBucket;
  readonly settings: Pick<Settings, 'stage' | 'retention'>;
}

/**
 * What proves that no record was altered: written once, then changed or deleted by nobody for as long as the settings say.
 * In production not even by the root user of the account; elsewhere a role with `s3:BypassGovernanceRetention` may clean up.
 */
export class AuditBucket extends Construct {
  readonly bucket: Bucket;
  readonly given: GivenResource;

  constructor(scope: Construct, id: string, { key, accessLogs, settings }: AuditBucketProps) {
    super(scope, id);
    const locked = Duration.days(settings.retention.audit);
    const sealed = new SealedBucket(this, 'Audit', {
      name: 'audit',
      variable: 'AUDIT_BUCKET',
      key,
      accessLogs,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        settings.stage === 'production'
          ? ObjectLockRetention.compliance(locked)
          : ObjectLockRetention.governance(locked),
      // Runs out after the lock does: what is locked no lifecycle rule deletes.
      lifecycleRules: [deleteAfter(settings.retention.audit)],
    });
    this.bucket = sealed.bucket;
    this.given = sealed.given;
  }
}
