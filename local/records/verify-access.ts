import { type LogDamage, verifyAccessLog } from '../../functions/recordings/access-log.ts';
import type { AccessSource, Misplaced } from './access-source.ts';

export interface AccessFinding {
  readonly damage: LogDamage['damage'] | Misplaced['damage'] | 'misdated';
  /** Absent: it is about something that is no entry. */
  readonly number?: number;
  readonly message: string;
}

export interface VerifiedAccess {
  readonly entries: number;
  readonly findings: readonly AccessFinding[];
}

/** Between an entry and its copy a request may break off; nothing was given then. Unit: milliseconds. */
const copiesTake = 3_600_000;
/** An entry says when its request came; those who ask at the same time overtake each other. No function runs longer. Unit: milliseconds. */
const overtakes = 15 * 60_000;

const messages: Readonly<Record<LogDamage['damage'], string>> = {
  missing: 'the entry is gone',
  doubled: 'another entry has the same number: one of them was put in',
  changed: 'the entry, or its place in the chain, is not as it was written',
  'cut-off': 'the log does not end where its head says; entries behind this one, or the head, were changed',
  'copy-differs': 'the entry is not what its copy in the audit bucket says; the copy is right',
  'copy-missing': 'there is no copy in the audit bucket: the entry was put in, or its writing broke off',
};
const placeMessages: Readonly<Record<Misplaced['damage'], (where: string) => string>> = {
  moved: (where) =>
    `the entry lies in ${where}, which is not the day of its time: reports of its day miss it`,
  stranger: (where) => `${where} is neither an entry nor the copy of one: it was put there`,
  overwritten: (where) => `${where} was written more than once; the first version counts`,
};

/** What is wrong with the access log, each entry once for each kind of damage. `copiesLast`: after so many days they may be gone. */
export function verifyAccess(source: AccessSource, now: Date, copiesLast: number): VerifiedAccess {
  const { head, entries, copies, misplaced } = source;
  const ages = new Map(entries.map(({ number, at }) => [number, now.getTime() - Date.parse(at)]));
  const hasNoCopyYetOrAnyMore = (number: number): boolean => {
    const age = ages.get(number) ?? Number.NaN;
    return (age >= 0 && age < copiesTake) || age > copiesLast * 86_400_000;
  };
  const found = new Map<string, AccessFinding>();
  const add = (one: AccessFinding, where = '') => found.set(`${one.number} ${one.damage} ${where}`, one);
  for (const one of verifyAccessLog(entries, { head, copies }))
    if (one.damage !== 'copy-missing' || !hasNoCopyYetOrAnyMore(one.number))
      add({ ...one, message: messages[one.damage] });
  for (const number of misdated(entries, now))
    add({ number, damage: 'misdated', message: 'its time does not fit between those of its neighbours' });
  for (const { where, ...one } of misplaced)
    add({ ...one, message: placeMessages[one.damage](where) }, where);
  return { entries: entries.length, findings: [...found.values()] };
}

/** Entries that say they came long before the one in front of them, or have not come yet. */
function misdated(entries: AccessSource['entries'], now: Date): readonly number[] {
  let latest = Number.NEGATIVE_INFINITY;
  return entries
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ number, at }) => {
      const came = Date.parse(at);
      if (!(came >= latest - overtakes && came <= now.getTime() + overtakes)) return [number];
      latest = Math.max(latest, came);
      return [];
    });
}
