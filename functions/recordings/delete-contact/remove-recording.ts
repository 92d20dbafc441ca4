import type { StoredRecording } from '../stored-recording.ts';

/** Takes versions of an object away, for good. */
export interface ObjectRemoval {
  /** `held` when S3 refuses one, which it does for what is under hold; those before it are gone. */
  remove(key: string, versions: readonly string[]): Promise<'gone' | 'held'>;
}

/** The row of an object tells of its deletion, before and after, and stays as the reason why there is none. */
export interface RemovalRows {
  removing(
    recording: StoredRecording,
    what: { readonly versions: readonly string[]; readonly ticket: string },
  ): Promise<void>;
  removed(recording: StoredRecording, at: Date): Promise<void>;
}

/** All versions of an object that are there, delete markers too. */
export type ObjectVersions = (key: string) => Promise<readonly string[]>;

export interface RemovalPorts {
  readonly objects: ObjectRemoval;
  readonly removals: RemovalRows;
}

/** A run that breaks off has written what it takes away, and the next one certifies that too. */
export async function removeRecording(
  { objects, removals }: RemovalPorts,
  recording: StoredRecording,
  {
    ticket,
    at,
    versions,
  }: { readonly ticket: string; readonly at: Date; readonly versions: readonly string[] },
): Promise<'gone' | 'held'> {
  const noted = [...new Set([...(recording.versions ?? []), ...versions])];
  await removals.removing(recording, { versions: noted, ticket });
  const end = await objects.remove(recording.key, versions);
  if (end === 'gone') await removals.removed(recording, at);
  return end;
}
