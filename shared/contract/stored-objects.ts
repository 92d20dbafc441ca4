/** Which of the periods of `settings.retention` holds. */
export type Period = 'recordings' | 'transcripts' | 'voicemail' | 'records';

interface StoredClass {
  /** A folder; without the slash, as Connect wants it. */
  readonly prefix: string;
  /** How keys begin that the rule of the bucket ends; without it all of the folder. */
  readonly ends?: string;
  readonly period: Period;
}

/**
 * What lies under which prefix of the recordings bucket, and how long. Connect's storage configurations, the lifecycle of the
 * bucket and what functions expect to find there are made from this list, so that nothing is stored without an end.
 */
export const storedObjects = {
  /**
   * The rule that ends talks begins with the first digit of their year, for voicemail lies among them: S3 refuses rules of which
   * one's prefix lies in another's when they write it as CloudFormation does, beside `Filter` (Observed: noobaa-core, issue 8426),
   * and of two that both fit the shorter period would hold (S3 User Guide, lifecycle-conflicts).
   * Observed: `CallRecordings/<year>/<month>/<day>/<contact>_<time>_UTC.wav`, in public projects on live instances; Assumed: Connect
   * puts nothing else there, for that would have no end.
   */
  'call-recordings': { prefix: 'recordings', ends: 'recordings/2', period: 'recordings' },
  'screen-recordings': { prefix: 'screen-recordings', period: 'recordings' },
  /**
   * What callers say after the tone: Connect's recording of the automated part, which it puts under `ivr/` of call recordings. No
   * flow records anything else of that part (test/calls/laws.ts).
   * Observed: `CallRecordings/ivr/<year>/<month>/<day>/<contact>_<time>_UTC.wav`, in public projects on live instances.
   */
  voicemail: { prefix: 'recordings/ivr', period: 'voicemail' },
  'chat-transcripts': { prefix: 'chat-transcripts', period: 'transcripts' },
  /** Also redacted recordings. Source: Administrator Guide, example-contact-lens-output-locations: the prefix is Connect's own. */
  'contact-lens': { prefix: 'Analysis', period: 'transcripts' },
  attachments: { prefix: 'attachments', period: 'recordings' },
  evaluations: { prefix: 'evaluations', period: 'records' },
  reports: { prefix: 'reports', period: 'records' },
} as const satisfies Readonly<Record<string, StoredClass>>;

/** The same, for whoever looks at them all. */
export const storedClasses: readonly StoredClass[] = Object.values(storedObjects);
