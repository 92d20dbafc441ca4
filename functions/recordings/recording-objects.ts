import type { StoredRecording } from './stored-recording.ts';

/**
 * `behind-marker`: it is there, and a delete marker hides it, as when its retention is over and a hold keeps it. `altered`:
 * something else was put in its place. `gone`: nothing is there.
 */
export type ObjectState = 'as-stored' | 'behind-marker' | 'altered' | 'gone';

/** The objects themselves. */
export interface RecordingObjects {
  stateOf(stored: Pick<StoredRecording, 'key' | 'versionId' | 'etag'>): Promise<ObjectState>;
  /** Bytes `from` to `to`, both included, of just this version; undefined: it is gone or other bytes are there. */
  read(
    stored: Pick<StoredRecording, 'key' | 'versionId' | 'etag'>,
    range: { readonly from: number; readonly to: number },
  ): Promise<Uint8Array | undefined>;
}
