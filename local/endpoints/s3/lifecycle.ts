/** What S3's lifecycle does to a bucket at a moment, by the rules of its template. A pure question: the sweep does it. */
import { isProtected } from './locks.ts';
import type { ObjectVersion } from './store.ts';

/** The parts of a rule that delete. Source: CloudFormation, AWS::S3::Bucket Rule. */
export interface LifecycleRule {
  readonly prefix: string;
  /** Days after it was stored until the current version gets a delete marker. */
  readonly expirationDays?: number;
  /** Days until a version goes after it has stopped being the current one. */
  readonly noncurrentDays?: number;
}

export interface Due {
  /** Current versions that get a delete marker. */
  readonly expire: readonly ObjectVersion[];
  /** Versions that go for good. */
  readonly remove: readonly ObjectVersion[];
}

const day = 86_400_000;

/**
 * `versions`: all of one key, latest first. A version under hold or lock stays, whatever the rules say: the delete marker hides
 * it and the next sweeps pass it by. Source: S3 User Guide, lifecycle-and-other-bucket-config, object lock.
 */
export function dueAt(versions: readonly ObjectVersion[], rules: readonly LifecycleRule[], now: Date): Due {
  const expire: ObjectVersion[] = [];
  const remove: ObjectVersion[] = [];
  for (const [n, version] of versions.entries()) {
    const mine = rules.filter(({ prefix }) => version.key.startsWith(prefix));
    const newer = versions[n - 1];
    if (!newer) {
      const alone = versions.length === 1;
      const old = (since: number) =>
        mine.some(({ expirationDays: days }) => days !== undefined && now.getTime() - since >= days * day);
      // A delete marker with nothing behind it is cleared away by the rule that set it.
      if (version.deleteMarker) {
        if (alone && mine.some(({ expirationDays }) => expirationDays !== undefined)) remove.push(version);
      } else if (old(version.modifiedMs)) expire.push(version);
      continue;
    }
    const noncurrentMs = now.getTime() - newer.modifiedMs;
    const isDue = mine.some(({ noncurrentDays: days }) => days !== undefined && noncurrentMs >= days * day);
    if (isDue && !isProtected(version, now)) remove.push(version);
  }
  return { expire, remove };
}
