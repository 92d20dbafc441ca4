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

/** Charges once. A payment that is under way or over answers with what is known of it and never charges again. */
export async function capturePayment(
  { payments, gateway }: Ports,
  { input, sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<Answer> {
  const begun = await payments.begin(input.paymentId, sessionId);
  if (!begun.may) return standing(begun.payment, sessionId, language);
  const { payment } = begun;
  if (!payment.card) return { outcome: 'not-allowed' };
  const how = await gateway.charge({
    token: payment.card.token,
    amount: payment.amount,
    paymentId: payment.paymentId,
    idempotencyKey: `${payment.paymentId}-charge-${payment.attempts}`,
  });
  await payments.end(payment, how, now);
  return how === 'paid' ? paid(payment, language) : { outcome: how };
}

/** How a payment stands that may not be charged now. */
function standing(payment: Payment | undefined, sessionId: string, language: Language): Answer {
  if (payment?.sessionId !== sessionId) return { outcome: 'not-allowed' };
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
