/** Which of the periods of `settings.retention` holds. */
export type Period = 'recordings' | 'transcripts' | 'voicemail' | 'records';

/**
 * What lies under which prefix of the recordings bucket, and how long. Connect's storage configurations, the lifecycle of the
 * bucket and what functions expect to find there are made from this list, so that nothing is stored without an end.
 */
export const storedObjects = {
  'call-recordings': { prefix: 'recordings', period: 'recordings' },
  'screen-recordings': { prefix: 'screen-recordings', period: 'recordings' },
  /**
   * What callers say after the tone: Connect's recording of the automated part, which it puts under `ivr/` of call recordings. No
   * flow records anything else of that part (test/calls/laws.ts). S3 knows no exception to a prefix: of two rules that both fit,
   * the shorter period holds (S3 User Guide, lifecycle-conflicts), so settings refuse a longer one than of recordings.
   * Observed: `CallRecordings/ivr/<year>/<month>/<day>/<contact>_<time>_UTC.wav`, in public projects on live instances.
   */
  voicemail: { prefix: 'recordings/ivr', period: 'voicemail' },
  'chat-transcripts': { prefix: 'chat-transcripts', period: 'transcripts' },
  /** Also redacted recordings. Source: Administrator Guide, example-contact-lens-output-locations: the prefix is Connect's own. */
  'contact-lens': { prefix: 'Analysis', period: 'transcripts' },
  attachments: { prefix: 'attachments', period: 'recordings' },
  evaluations: { prefix: 'evaluations', period: 'records' },
  reports: { prefix: 'reports', period: 'records' },
} as const satisfies Readonly<Record<string, { readonly prefix: string; readonly period: Period }>>;
