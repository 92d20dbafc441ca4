import { createHash } from 'node:crypto';
import type { chooseAmount as contract } from '../../../shared/contract/choose-amount.ts';
import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import { type Cents, dollarsAsKeyed } from '../../../shared/domain/money.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import { balanceOf, dueOn, oldestFirst, type Statement, spread } from '../../../shared/domain/statements.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { SessionReader } from '../../identity/session.ts';
import { verifiedPatient } from '../../identity/verified-patient.ts';
import type { PaymentOpening } from '../payments.ts';
import type { Statements } from '../statements.ts';

export interface Ports {
  readonly sessions: SessionReader;
  readonly statements: Statements;
  readonly payments: PaymentOpening;
}

/** No gateway charges less than half a dollar, and a dollar is easier to say. Unit: cents. */
const leastAmount = 100;

/** Opens a payment. Three round trips, one more than other steps: who, what is due, and the payment depend on each other. */
export async function chooseAmount(
  { sessions, statements, payments }: Ports,
  { sessionId, input, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const patient = await verifiedPatient(sessions, sessionId, 'L1');
  if (!patient) return { outcome: 'not-allowed' };
  const all = await statements.of(patient.patientId);
  const balance = balanceOf(all);
  if (balance === 0) return { outcome: 'nothing-due' };
  const amount = input.amount === 'full' ? balance : dollarsAsKeyed(input.amount);
  if (amount === undefined || amount < leastAmount) return { outcome: 'invalid' };
  if (amount > balance) return { outcome: 'more-than-due' };

  const paymentId = paymentIdFor(sessionId, amount, all);
  await payments.open(
    { paymentId, sessionId, patientId: patient.patientId, amount, shares: spread(amount, all) },
    {
      kind: 'disclosure',
      dataClass: 'balance',
      contactId: sessionId,
      at: now,
      function: 'choose-amount',
      ...patient,
    },
  );
  return { outcome: 'accepted', paymentId, spokenAmount: speechIn(language).money(amount) };
}

/**
 * The same for a retry of the step, another one once anything was paid: the same call, amount and dues are the same payment.
 * A digest, because the id ends in the contact record, where nothing may tell of dues.
 */
function paymentIdFor(sessionId: string, amount: Cents, statements: readonly Statement[]): string {
  const dues = oldestFirst(statements).map((one) => [one.statementId, dueOn(one)]);
  const digest = createHash('sha256')
    .update(JSON.stringify([sessionId, amount, dues]))
    .digest('base64url');
  return `pay_${digest.slice(0, 24)}`;
}
