import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { tokeniseCard as contract } from '../../../shared/contract/tokenise-card.ts';
import { cardExpiryAsKeyed } from '../../../shared/domain/card-expiry.ts';
import { brandNames, brandOfCard, isSecurityCode } from '../../../shared/domain/card-number.ts';
import { takesCard } from '../../../shared/domain/payment.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { CardInput } from '../card-input.ts';
import type { Gateway } from '../gateway.ts';
import type { PaymentCards } from '../payments.ts';
import { readKeyedDigits } from './keyed-digits.ts';

export interface Ports {
  readonly payments: PaymentCards;
  readonly cardInput: CardInput;
  readonly gateway: Pick<Gateway, 'keepCard'>;
  readonly clinicTimeZone: string;
}

/** Exchanges card data for a token. The payment is checked first: without an open one of this call nothing is decrypted. */
export async function tokeniseCard(
  { payments, cardInput, gateway, clinicTimeZone }: Ports,
  { input, sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const { paymentId } = input;
  const payment = await payments.find(paymentId);
  if (payment?.sessionId !== sessionId || !takesCard.includes(payment.state))
    return { outcome: 'not-allowed' };

  const keyed = await Promise.all([
    readKeyedDigits(cardInput, input.cardNumber),
    readKeyedDigits(cardInput, input.expiry),
    readKeyedDigits(cardInput, input.securityCode),
  ]);
  const [number, expiryDigits, securityCode] = keyed;
  const brand = brandOfCard(number);
  if (!brand) return { outcome: 'invalid-number' };
  const expiry = cardExpiryAsKeyed(expiryDigits, now, clinicTimeZone);
  if (!expiry) return { outcome: 'invalid-expiry' };
  if (!isSecurityCode(securityCode, brand)) return { outcome: 'invalid-code' };

  const kept = await gateway.keepCard({ number, expiry, securityCode });
  if (kept.result !== 'kept') return { outcome: kept.result };
  const lastFour = number.slice(-4);
  if (!(await payments.keepCard(paymentId, sessionId, { token: kept.token, brand, lastFour })))
    return { outcome: 'not-allowed' };
  // Apart, so that a voice says four digits and not a number of thousands.
  return {
    outcome: 'ready',
    brand: brandNames[brand],
    lastFour: [...lastFour].join(' '),
    spokenAmount: speechIn(language).money(payment.amount),
  };
}
