import type { StoredRecording } from './stored-recording.ts';

/** The objects themselves. */
export interface RecordingObjects {
  /** Version and fingerprint of what lies there now; undefined: nothing does. */
  latest(key: string): Promise<Pick<StoredRecording, 'versionId' | 'etag'> | undefined>;
  /** Bytes `from` to `to`, both included, of just this version; undefined: it is gone or other bytes are there. */
  read(
    stored: Pick<StoredRecording, 'key' | 'versionId' | 'etag'>,
    range: { readonly from: number; readonly to: number },
  ): Promise<Uint8Array | undefined>;
}
