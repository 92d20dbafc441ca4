import { createHash } from 'node:crypto';
import type { capturePayment as contract } from '../../../shared/contract/capture-payment.ts';
import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import { type Payment, receiptNumber } from '../../../shared/domain/payment.ts';
import type { Language } from '../../../shared/domain/speech/speech.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { Gateway } from '../gateway.ts';
import type { PaymentCharges } from '../payments.ts';

export interface Ports {
  readonly payments: PaymentCharges;
  readonly gateway: Pick<Gateway, 'charge'>;
}

type Answer = AnswerOf<typeof contract>;

/**
 * Charges once. A payment that is under way or over answers with what is known of it and never charges again. Three round
 * trips, one more than other steps: which statements stop being due is known only from the payment.
 */
export async function capturePayment(
  { payments, gateway }: Ports,
  { input, sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<Answer> {
  const found = await payments.find(input.paymentId);
  if (found?.sessionId !== sessionId) return { outcome: 'not-allowed' };
  if (found.state !== 'ready' || !found.card) return standing(found, language);
  const payment = await payments.begin(found, now);
  if (payment === 'taken') return { outcome: 'unknown' };
  // Somebody else has just paid, or is paying, the same bill: nothing was sent, a person looks at it.
  if (payment === 'no-longer-due') return { outcome: 'unavailable' };
  const order = {
    token: found.card.token,
    amount: payment.amount,
    paymentId: payment.paymentId,
    idempotencyKey: `${payment.paymentId}-charge-${payment.attempts}`,
  };
  const how = await gateway.charge(order);
  await payments.end(payment, how, now);
  return how === 'paid' ? paid(payment, language) : { outcome: how };
}

/** How a payment stands that may not be charged now. */
function standing(payment: Payment, language: Language): Answer {
  switch (payment.state) {
    case 'paid':
      return paid(payment, language);
    case 'declined':
      return { outcome: 'declined' };
    case 'charging':
      return { outcome: 'unknown' };
    case 'open':
    case 'ready':
      return { outcome: 'not-allowed' };
  }
}

function paid(payment: Payment, language: Language): Answer {
  const speech = speechIn(language);
  const digest = createHash('sha256').update(payment.paymentId).digest();
  return {
    outcome: 'paid',
    spokenReceipt: speech.digits(receiptNumber(digest)),
    spokenAmount: speech.money(payment.amount),
  };
}
