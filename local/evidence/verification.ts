import type { VerifiedRecords } from '../records/verify-records.ts';
import type { Manifest } from './manifest.ts';

interface Verifying extends Pick<Manifest, 'verifiedAgainst'> {
  readonly verified: VerifiedRecords;
}

/** Of the whole logs, up to when it was made. Without rows, what was found is counted by kind and names no call. */
export function verificationText(
  { verified: { log, access }, verifiedAgainst }: Verifying,
  { madeAt, withRows }: { readonly madeAt: string; readonly withRows: boolean },
): string {
  const told = <F extends { readonly damage: string }>(findings: readonly F[]) =>
    withRows ? { findings } : { found: countsOf(findings) };
  const verified = {
    verifiedAt: madeAt,
    newestAnchor: verifiedAgainst,
    eventLog: { rows: log.rows, contacts: log.contacts, ...told(log.findings) },
    accessLog: access ? { entries: access.entries, ...told(access.findings) } : null,
  };
  return `${JSON.stringify(verified, null, 2)}\n`;
}

function countsOf(findings: readonly { readonly damage: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { damage } of findings) counts[damage] = (counts[damage] ?? 0) + 1;
  return counts;
}
