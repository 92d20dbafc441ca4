import { z } from 'zod';
import { value, wholeNumber } from './value.ts';

/** 45 CFR 164.316(b)(2)(i): documentation is kept for six years. */
export const sixYearsDays = 2190;
/** Six years with their leap days; also a period that CloudWatch Logs knows. */
const sixYearsAndLeapDays = 2192;
const longest = 36_500;

/** Retention periods that CloudWatch Logs knows, in days. Source: API Reference, PutRetentionPolicy. */
const logRetentionDays = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

const days = (least: number, { why, example }: { readonly why: string; readonly example: string }) =>
  wholeNumber(least, longest, {
    what: `is not a whole number of days from ${least} to ${longest}`,
    why,
    fix: example,
  });
const sixYears = (why: string) => days(sixYearsDays, { why, example: `Write ${sixYearsDays} or more.` });

/** How long things are kept, in days. A legal hold on an object outlasts all of them. */
export const retentionSettings = z
  .strictObject({
    /** Of calls, screens and attachments. */
    recordings: days(90, {
      why: 'Recordings younger than 90 days are needed for complaints; state law often asks for more.',
      example: 'Write e.g. 2190 for six years.',
    }).default(sixYearsDays),
    /** Of calls and chats, and the analysis of them. */
    transcripts: days(90, {
      why: 'What was said and written is needed for complaints as long as a recording is.',
      example: 'Write e.g. 2190 for six years.',
    }).default(sixYearsDays),
    /** What callers say after the tone; a year, or as long as recordings when that is shorter. */
    voicemail: days(30, {
      why: 'A message that was not heard yet would be lost.',
      example: 'Write e.g. 365; what a message asked for is in the records.',
    }).optional(),
    /** Messages by keypad, from the day on which they are done. One that waits for its call back never goes. */
    messages: days(30, {
      why: 'A patient who says that nobody called is answered from the message and from who has worked on it.',
      example: 'Write e.g. 90; who has called back stays in the access log.',
    }).default(90),
    /** When recordings move to storage that costs a fifth and opens as fast. */
    archiveAfter: days(30, {
      why: 'Recordings are heard in their first weeks, and cheaper storage charges for every hearing.',
      example: 'Write e.g. 90.',
    }).default(90),
    /** Contact records and agent events as the streams brought them. */
    records: sixYears('Who was told what is documented for six years (45 CFR 164.316(b)(2)(i)).').default(
      sixYearsAndLeapDays,
    ),
    /** Anchors of the event log, trail of data events. Nobody can delete them before. */
    audit: sixYears('What proves that no record was altered is documentation itself.').default(
      sixYearsAndLeapDays,
    ),
    accessLogs: sixYears(
      'Who had access to recordings is documented for six years (45 CFR 164.316(b)(2)(i)).',
    ).default(sixYearsDays),
    logs: value<(typeof logRetentionDays)[number]>(
      (given) => logRetentionDays.some((period) => period === given),
      {
        what: 'is not a period that CloudWatch Logs offers for a year or more',
        why: 'Logs show what happened to whom and when.',
        fix: `Write one of ${logRetentionDays.join(', ')}.`,
      },
    ).default(sixYearsAndLeapDays),
    /** Monthly backups; daily ones are kept for 35 days. */
    backups: days(90, {
      why: 'Damage that is found late can be repaired only from a backup that is older.',
      example: 'Write e.g. 365.',
    }).default(365),
  })
  .check(({ value: given, issues }) => {
    for (const name of ['recordings', 'transcripts', 'voicemail'] as const) {
      const input = given[name] ?? 0;
      if (input <= given.records) continue;
      const params = {
        what: 'is longer than retention.records',
        why: 'The index of what was stored goes with the records: without it nobody could hear, hold or delete what is left.',
        fix: `Write ${given.records} or less, or keep records longer.`,
      };
      issues.push({ code: 'custom', path: [name], input, params });
    }
  })
  .transform(({ voicemail, ...days }) => ({
    ...days,
    voicemail: voicemail ?? Math.min(days.recordings, 365),
  }))
  .prefault({});
