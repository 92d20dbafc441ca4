/** A charge that left, and of which nobody knows how it ended. */
export interface OpenCharge {
  readonly paymentId: string;
  readonly chargedAt: string;
  /** Absent: the function ended before it could say so. */
  readonly unansweredAt?: string;
}

export interface Ports {
  /** Charges without an answer that left before `until`. */
  readonly charges: { before(until: Date): Promise<readonly OpenCharge[]> };
  readonly reports: { keep(day: string, charges: readonly OpenCharge[]): Promise<void> };
}

/** A charge that is under way is none to look at. Unit: milliseconds. */
const chargesTake = 15 * 60_000;

/** Lists them for a person who asks the gateway (infra/RUNBOOK.md). None is ever charged again by us. */
export async function listOpenCharges({ charges, reports }: Ports, at: Date): Promise<string> {
  const open = await charges.before(new Date(at.getTime() - chargesTake));
  if (open.length === 0) return 'none';
  await reports.keep(at.toISOString().slice(0, 10), open);
  return 'open-charges';
}
