import type { StoredRecording } from './stored-recording.ts';

/** A version of an object that is there, or a delete marker. */
export interface ObjectVersion {
  readonly versionId: string;
  /** As the events of S3 write it: without quotation marks. Absent: a delete marker. */
  readonly etag?: string;
  readonly isLatest: boolean;
}

/**
 * `behind-marker`: it is there, and a delete marker hides it, as when its retention is over and a hold keeps it. `altered`:
 * something else was put in its place. `gone`: nothing is there.
 */
export type ObjectState = 'as-stored' | 'behind-marker' | 'altered' | 'gone';

/** `versions`: all of its key, latest first; delete markers anywhere. */
export function stateAmong(
  versions: readonly ObjectVersion[],
  { versionId, etag }: Pick<StoredRecording, 'versionId' | 'etag'>,
): ObjectState {
  const latest = versions.find((one) => one.etag !== undefined);
  if (!latest) return 'gone';
  if (latest.versionId !== versionId || latest.etag !== etag) return 'altered';
  return versions.some((one) => one.etag === undefined && one.isLatest) ? 'behind-marker' : 'as-stored';
}

/** All versions of all objects under a prefix, of those behind one key and up to another. Latest first, but delete markers may stand anywhere. */
export type VersionsUnder = (
  prefix: string,
  keys?: { readonly after?: string | undefined; readonly to?: string | undefined },
) => Promise<ReadonlyMap<string, readonly ObjectVersion[]>>;

/** The objects themselves. */
export interface RecordingObjects {
  stateOf(stored: Pick<StoredRecording, 'key' | 'versionId' | 'etag'>): Promise<ObjectState>;
  /** Bytes `from` to `to`, both included, of just this version; undefined: it is gone or other bytes are there. */
  read(
    stored: Pick<StoredRecording, 'key' | 'versionId' | 'etag'>,
    range: { readonly from: number; readonly to: number },
  ): Promise<Uint8Array | undefined>;
}
