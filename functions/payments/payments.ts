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

export interface PaymentCharges {
  find(paymentId: string): Promise<Payment | undefined>;
  /**
   * From `ready` to `charging`, once, and its amount is not due meanwhile: a step that dies now cannot lead to a second
   * charge by another call. `taken`: another step was faster with this payment. `no-longer-due`: another payment has changed
   * what is owed since the amount was chosen. In both nothing has changed here and nothing may be charged.
   */
  begin(payment: Payment, at: Date): Promise<Payment | 'taken' | 'no-longer-due'>;
  /**
   * Writes down how the charge ended. `paid` reduces what is owed in the same transaction; `unknown` leaves the payment
   * `charging` and its amount not due until somebody has looked; after the others it is due again.
   */
  end(payment: Payment, how: ChargeEnd, at: Date): Promise<void>;
}
