import type { Mac } from './mac.ts';

/** Key of the lookups table: what it holds is found by who knows the number, and read by nobody. */
export type LookupKey = `phone#${string}` | `record#${string}`;

export async function phoneLookup(mac: Mac, e164: string): Promise<LookupKey> {
  return `phone#${await mac(`phone#${e164}`)}`;
}

/** Letters count as keyed in capitals; hyphens and blanks do not count. */
export async function recordLookup(mac: Mac, recordNumber: string): Promise<LookupKey> {
  const bare = recordNumber.toUpperCase().replace(/[^0-9A-Z]/gu, '');
  return `record#${await mac(`record#${bare}`)}`;
}

/** Under this key the sessions table counts wrong answers about one record on one day (UTC). */
export const recordDayKey = (record: LookupKey, now: Date): string =>
  `${record}#${now.toISOString().slice(0, 10)}`;

/** Under this key the sessions table counts wrong answers from one number on one day (UTC). */
export async function callerDayKey(mac: Mac, e164: string, now: Date): Promise<string> {
  return `caller#${await mac(`caller#${e164}`)}#${now.toISOString().slice(0, 10)}`;
}
