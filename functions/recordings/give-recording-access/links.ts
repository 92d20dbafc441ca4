import type { AccessEntry } from '../access-log.ts';
import type { RecordingKind, StoredRecording } from '../stored-recording.ts';

/** What a link opens: one version of one object, for one session, until a moment. */
export interface Link extends Pick<StoredRecording, 'contactId' | 'key' | 'versionId' | 'etag' | 'size'> {
  readonly kind: RecordingKind;
  /** ARN of the session that asked. */
  readonly asker: string;
  readonly until: string;
  /** As it was asked for: who reads the log of what was heard reads why. */
  readonly reason?: AccessEntry['reason'] | undefined;
  readonly ticket?: AccessEntry['ticket'] | undefined;
  readonly breakGlass?: AccessEntry['breakGlass'] | undefined;
}

/** Links are kept by the hash of their secret: who reads the table can open none. */
export interface Links {
  keep(secret: string, link: Link): Promise<void>;
  find(secret: string): Promise<Link | undefined>;
  /** False when this part was given before: each is given once. Parts are counted from 0. */
  take(secret: string, part: number, at: Date): Promise<boolean>;
  taken(secret: string, part: number): Promise<boolean>;
}

/** Unit: milliseconds. */
export const linkLife = 5 * 60_000;
