/** Payments as items: key `paymentId`. Token, brand and last four digits are all that is kept of a card. */
import * as z from 'zod/mini';
import { type Payment, paymentStates } from '../../../shared/domain/payment.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import { readAs } from './read-as.ts';

const paymentInItem = z.object({
  paymentId: z.string(),
  sessionId: z.string(),
  patientId: z.string(),
  amount: z.int().check(z.positive()),
  shares: z.array(z.object({ statementId: z.string(), cents: z.int(), paid: z.int(), pending: z.int() })),
  state: z.enum(paymentStates),
  attempts: z.int(),
  card: z.optional(
    z.object({
      token: z.string(),
      brand: z.enum(['visa', 'mastercard', 'amex', 'discover', 'diners', 'jcb', 'unionpay']),
      lastFour: z.string(),
    }),
  ),
});

export function paymentItem(payment: Payment): Item {
  const { card, shares, ...rest } = payment;
  return toItem({
    ...rest,
    shares: shares.map((share) => ({ ...share })),
    ...(card ? { card: { ...card } } : {}),
  });
}

export const paymentFrom = (item: Item): Payment => readAs(paymentInItem, fromItem(item), 'PAYMENTS_TABLE');
