import type { Settings } from './settings.ts';

/** Which of the periods of `settings.retention` holds. */
type Period = 'recordings' | 'transcripts' | 'voicemail' | 'records';

/**
 * What lies under which prefix of the recordings bucket, and how long. Connect's storage configurations and the lifecycle of
 * the bucket are both made from this list, so that nothing is stored without an end.
 */
export const storedObjects = {
  'call-recordings': { prefix: 'recordings', period: 'recordings' },
  'screen-recordings': { prefix: 'screen-recordings', period: 'recordings' },
  voicemail: { prefix: 'voicemail', period: 'voicemail' },
  'chat-transcripts': { prefix: 'chat-transcripts', period: 'transcripts' },
  /** Also redacted recordings. Source: Administrator Guide, example-contact-lens-output-locations: the prefix is Connect's own. */
  'contact-lens': { prefix: 'Analysis', period: 'transcripts' },
  attachments: { prefix: 'attachments', period: 'recordings' },
  evaluations: { prefix: 'evaluations', period: 'records' },
  reports: { prefix: 'reports', period: 'records' },
} as const satisfies Readonly<Record<string, { readonly prefix: string; readonly period: Period }>>;

/** Large objects that are rarely opened after some months. */
const archived: readonly string[] = ['recordings', 'screen-recordings', 'voicemail'];

/** Days until an object under a prefix moves to cheaper storage; undefined where it would be deleted sooner or just after. */
export function archivedAfter(
  prefix: string,
  keptDays: number,
  { archiveAfter }: Settings['retention'],
): number | undefined {
  // Source: S3 pricing: 90 days of the cheaper storage are charged at least.
  return archived.includes(prefix) && keptDays >= archiveAfter + 90 ? archiveAfter : undefined;
}
