import { type Period, storedObjects } from '../../shared/contract/stored-objects.ts';
import { wholeDays } from '../variables.ts';
import type { StoredRecording } from './stored-recording.ts';

/** Variables of whoever needs to know how long something has to be there, in days. */
export const keptDays = {
  RECORDS_KEPT_DAYS: wholeDays,
  RECORDINGS_KEPT_DAYS: wholeDays,
  TRANSCRIPTS_KEPT_DAYS: wholeDays,
  VOICEMAIL_KEPT_DAYS: wholeDays,
} as const;
export type KeptDays = { readonly [V in keyof typeof keptDays]: number };

const variables: { readonly [P in Period]: keyof KeptDays } = {
  records: 'RECORDS_KEPT_DAYS',
  recordings: 'RECORDINGS_KEPT_DAYS',
  transcripts: 'TRANSCRIPTS_KEPT_DAYS',
  voicemail: 'VOICEMAIL_KEPT_DAYS',
};

/** The narrowest prefix says the class. */
const classes = Object.values(storedObjects).toSorted((a, b) => b.prefix.length - a.prefix.length);

type Stored = Pick<StoredRecording, 'key' | 'storedAt' | 'keptUntil'>;

/** Until when the bucket keeps an object, by the settings of today. ISO. */
export function endOfPeriod({ key, storedAt }: Stored, days: KeptDays): string {
  const known = classes.find(({ prefix }) => key.startsWith(`${prefix}/`));
  // Of no class: nothing was promised.
  const kept = known ? days[variables[known.period]] : 0;
  return new Date(Date.parse(storedAt) + kept * 86_400_000).toISOString();
}

/**
 * Whether only a deletion on request may have taken it away. By the shorter one of the period that was set when it was stored
 * and that of today: a clinic that makes a period longer gets nothing back, one that makes it shorter ends it for all.
 */
export const hasToBeThere = (stored: Stored, days: KeptDays, now: Date): boolean =>
  [stored.keptUntil ?? endOfPeriod(stored, days), endOfPeriod(stored, days)].every(
    (end) => now.toISOString() < end,
  );

/** Of all that the index of recordings holds. Unit: days. */
export const longestKept = (days: KeptDays): number =>
  Math.max(days.RECORDINGS_KEPT_DAYS, days.TRANSCRIPTS_KEPT_DAYS, days.VOICEMAIL_KEPT_DAYS);
