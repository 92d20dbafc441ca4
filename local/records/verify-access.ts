import { type LogDamage, verifyAccessLog } from '../../functions/recordings/access-log.ts';
import type { AccessSource } from './access-source.ts';

export interface VerifiedAccess {
  readonly entries: number;
  readonly findings: readonly (LogDamage & { readonly message: string })[];
}

/** Between an entry and its copy a request may break off; nothing was given then. Unit: milliseconds. */
const copiesTake = 3_600_000;
/** The least that copies are locked for: six years and their leap days (infra/constructs/audit-bucket.ts). Unit: milliseconds. */
const copiesLast = 2_192 * 86_400_000;

const messages: Readonly<Record<LogDamage['damage'], string>> = {
  missing: 'the entry is gone',
  changed: 'the entry, or its place in the chain, is not as it was written',
  'cut-off': 'the log does not end where its head says; entries behind this one, or the head, were changed',
  'copy-differs': 'the entry is not what its copy in the audit bucket says; the copy is right',
  'copy-missing': 'there is no copy in the audit bucket: the entry was put in, or its writing broke off',
};

/** What is wrong with the access log, each entry once for each kind of damage. */
export function verifyAccess({ head, entries, copies }: AccessSource, now: Date): VerifiedAccess {
  const ages = new Map(entries.map(({ number, at }) => [number, now.getTime() - Date.parse(at)]));
  const hasNoCopyYetOrAnyMore = (number: number): boolean => {
    const age = ages.get(number) ?? Number.NaN;
    return (age >= 0 && age < copiesTake) || age > copiesLast;
  };
  const found = new Map<string, LogDamage>();
  for (const one of verifyAccessLog(entries, { head, copies }))
    if (one.damage !== 'copy-missing' || !hasNoCopyYetOrAnyMore(one.number))
      found.set(`${one.number} ${one.damage}`, one);
  const findings = [...found.values()].map((one) => ({ ...one, message: messages[one.damage] }));
  return { entries: entries.length, findings };
}
