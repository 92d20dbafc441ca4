/** What a visit cost, who paid which part, and what is still due. */
import { type Cents, total } from './money.ts';

/** One line of a statement. What the patient owes is what remains of `billed` after `insurancePaid` and `adjusted`. */
export interface Charge {
  /** The service in plain words, per language, e.g. `office visit`. */
  readonly service: Readonly<Record<string, string>>;
  readonly billed: Cents;
  readonly insurancePaid: Cents;
  /** Discounts and contract reductions. */
  readonly adjusted: Cents;
}

export interface Statement {
  readonly statementId: string;
  /** Day of the visit on the clinic's wall, e.g. `2026-01-14`. */
  readonly visitDate: string;
  readonly charges: readonly Charge[];
  /** What the patient paid already. */
  readonly paid: Cents;
  /** On its way to the payment gateway, or sent without an answer: not due again until that is known. */
  readonly pending: Cents;
}

/** A part of a payment and the statement it goes to. */
export interface Share {
  readonly statementId: string;
  readonly cents: Cents;
  /** What of the statement was paid and pending when the amount was chosen: if that changed, the share may not be due any more. */
  readonly paid: Cents;
  readonly pending: Cents;
}

/** Never below zero: a line that the insurance overpaid is no credit against another line. */
export const owedFor = (charge: Charge): Cents =>
  Math.max(0, charge.billed - charge.insurancePaid - charge.adjusted);

export const dueOn = (statement: Statement): Cents =>
  Math.max(0, total(statement.charges.map(owedFor)) - statement.paid - statement.pending);

export const balanceOf = (statements: readonly Statement[]): Cents => total(statements.map(dueOn));

/** Spreads a payment over the statements, oldest visit first. The shares add up to the amount. Throws RangeError beyond the balance. */
export function spread(amount: Cents, statements: readonly Statement[]): readonly Share[] {
  const shares: Share[] = [];
  let left = amount;
  for (const statement of oldestFirst(statements)) {
    const cents = Math.min(left, dueOn(statement));
    const { statementId, paid, pending } = statement;
    if (cents > 0) shares.push({ statementId, cents, paid, pending });
    left -= cents;
  }
  if (left > 0) throw new RangeError('A payment is spread over what is due; this one is more than is due.');
  return shares;
}

/** ISO dates sort like the days they name; the id decides between two visits of one day. */
export const oldestFirst = (statements: readonly Statement[]): readonly Statement[] =>
  [...statements].sort((a, b) => compare(a.visitDate, b.visitDate) || compare(a.statementId, b.statementId));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
