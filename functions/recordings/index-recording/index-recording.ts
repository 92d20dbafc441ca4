import * as z from 'zod/mini';
import { Fault } from '../../faults.ts';
import { holdRecording, type MarkRows, type ObjectHolds } from '../call-marks.ts';
import { type RemovalPorts, removeRecording } from '../delete-contact/remove-recording.ts';
import { type RecordingIndex, type RecordingRows, recordingAt } from '../stored-recording.ts';

export interface IndexPorts extends RemovalPorts {
  readonly index: RecordingIndex;
  readonly rows: RecordingRows & Pick<MarkRows, 'keepRecording'>;
  readonly holds: ObjectHolds;
}

/** Source: S3 User Guide, ev-events: Object Created. Keys come as they are, not percent-encoded. */
const created = z.object({
  time: z.string(),
  detail: z.object({
    object: z.object({ key: z.string(), size: z.number(), etag: z.string(), 'version-id': z.string() }),
  }),
});

/**
 * Writes down which version of an object belongs to which call, at the moment when it is stored: whatever is put in its place
 * later has another version, and is found. What comes for a call under hold is held at once; what comes for a call that was
 * deleted goes at once.
 */
export async function indexRecording(ports: IndexPorts, event: unknown, at: Date): Promise<string> {
  const read = created.safeParse(event);
  if (!read.success)
    throw new Fault({
      code: 'unreadable-data',
      hint: 'an event about a stored object lacks key, version or fingerprint',
    });
  const { key, size, etag, 'version-id': versionId } = read.data.detail.object;
  const known = recordingAt(key);
  if (!known) return 'of-no-call';
  const storedAt = new Date(read.data.time).toISOString();
  const isFirst = await ports.rows.add({ ...known, key, versionId, etag, size, storedAt });
  const { recordings, holds, deletion } = await ports.index.of(known.contactId);
  const mine = recordings.find((one) => one.key === key);
  // The same event may come twice; another version under the same name is what an audit looks for.
  if (!mine || (!isFirst && mine.versionId !== versionId)) return 'stored-again';
  if (holds.length > 0) await holdRecording(ports, mine);
  else if (deletion && mine.deletedAt === undefined) {
    const { ticket } = deletion;
    if ((await removeRecording(ports, mine, { ticket, at, versions: [versionId] })) === 'gone')
      return 'deleted';
  }
  return isFirst ? 'indexed' : 'indexed-before';
}
