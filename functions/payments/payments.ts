import type { KeptCard, Payment } from '../../shared/domain/payment.ts';
import type { Disclosure } from '../records/contact-events.ts';

/*
 * The payments of all calls, by what a step does with them. Every change holds only if nothing else changed the payment
 * meanwhile.
 */

/** What a caller chose to pay. */
export type NewPayment = Pick<Payment, 'paymentId' | 'sessionId' | 'patientId' | 'amount' | 'shares'>;

export interface PaymentOpening {
  /** Opens it and notes what was said of the balance, both or neither. A payment of this id that exists stays as it is. */
  open(payment: NewPayment, said: Disclosure): Promise<void>;
}

export interface PaymentCards {
  find(paymentId: string): Promise<Payment | undefined>;
  /** False when the payment is not of this call, or a charge is out or paid. */
  keepCard(paymentId: string, sessionId: string, card: KeptCard): Promise<boolean>;
}

/** How a charge ended. `unknown`: it was sent and no answer came. */
export type ChargeEnd = 'paid' | 'declined' | 'unavailable' | 'unknown';

/** A charge may begin, or here is the payment as it stands: another's, without a card, under way, or over. */
export type Begun =
  | { readonly may: true; readonly payment: Payment }
  | { readonly may: false; readonly payment: Payment | undefined };

export interface PaymentCharges {
  /** From `ready` to `charging`, once. */
  begin(paymentId: string, sessionId: string): Promise<Begun>;
  /**
   * Writes down how the charge ended. `paid` reduces what is due in the same transaction; `unknown` leaves the payment
   * `charging` and keeps its amount from being due again until somebody has looked.
   */
  end(payment: Payment, how: ChargeEnd, at: Date): Promise<void>;
}
