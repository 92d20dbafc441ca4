/** Cards as the gateway keeps them: brand, last four, fingerprint and how a charge will end; never the number or the code. */
import { z } from 'zod';
import { allowOnly, type Form, metadataOf, nested, required, textOf } from './form.ts';
import { GatewayFault, missing } from './gateway-fault.ts';
import type { GatewayState } from './state.ts';
import { brandOf, declineOf, passesLuhn } from './test-cards.ts';

export const paymentMethod = z.object({
  id: z.string(),
  object: z.literal('payment_method'),
  type: z.literal('card'),
  created: z.number(),
  livemode: z.literal(false),
  metadata: z.record(z.string(), z.string()),
  card: z.object({
    brand: z.string(),
    last4: z.string(),
    funding: z.string(),
    fingerprint: z.string(),
    exp_month: z.number(),
    exp_year: z.number(),
    country: z.literal('US'),
    checks: z.object({ cvc_check: z.enum(['unchecked', 'pass']) }),
  }),
});
export type PaymentMethod = z.infer<typeof paymentMethod>;

export function createPaymentMethod(state: GatewayState, form: Form): PaymentMethod {
  allowOnly(form, ['type', 'card', 'metadata', 'expand']);
  if (required(form, 'type') !== 'card')
    throw wrong('invalid_request_error', 400, undefined, 'The local gateway takes cards only.', 'type');
  const card = nested(form, 'card');
  allowOnly(card, ['number', 'exp_month', 'exp_year', 'cvc']);
  const number = checkedNumber(required(card, 'number').replace(/[ -]/g, ''));
  const expiry = checkedExpiry(card, state.now());
  const cvc = textOf(card, 'cvc');
  const { brand, cvc: cvcLength } = brandOf(number);
  if (cvc !== undefined && !new RegExp(`^\\d{${cvcLength}}$`).test(cvc)) {
    throw wrong('card_error', 402, 'invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
  const made: PaymentMethod = {
    id: state.newId('pm'),
    object: 'payment_method',
    type: 'card',
    created: state.seconds(),
    livemode: false,
    metadata: metadataOf(form),
    card: {
      brand,
      last4: number.slice(-4),
      funding: 'credit',
      fingerprint: state.fingerprint(number),
      ...expiry,
      country: 'US',
      checks: { cvc_check: cvc === undefined ? 'unchecked' : 'pass' },
    },
  };
  state.kept.value.paymentMethods[made.id] = { card: made, decline: declineOf(number) };
  state.kept.save();
  return made;
}

export function findPaymentMethod(state: GatewayState, id: string, status: 400 | 404) {
  const found = state.kept.value.paymentMethods[id];
  if (!found) throw missing('PaymentMethod', id, status === 404 ? 'id' : 'payment_method', status);
  return found;
}

function checkedNumber(number: string): string {
  if (!/^\d{12,19}$/.test(number) || !brandOf(number).lengths.includes(number.length)) {
    throw wrong(
      'card_error',
      402,
      'invalid_number',
      'The card number is not a valid credit card number.',
      'number',
    );
  }
  if (passesLuhn(number)) return number;
  throw wrong('card_error', 402, 'incorrect_number', 'Your card number is incorrect.', 'number');
}

function checkedExpiry(card: Form, now: Date): { exp_month: number; exp_year: number } {
  const month = Number(required(card, 'exp_month'));
  const given = Number(required(card, 'exp_year'));
  const year = given < 100 ? 2000 + given : given;
  const thisYear = now.getUTCFullYear();
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    throw wrong(
      'card_error',
      402,
      'invalid_expiry_month',
      "Your card's expiration month is invalid.",
      'exp_month',
    );
  }
  if (!Number.isInteger(year) || year < thisYear || year > thisYear + 50) {
    throw wrong(
      'card_error',
      402,
      'invalid_expiry_year',
      "Your card's expiration year is invalid.",
      'exp_year',
    );
  }
  // Source: Stripe, error codes: a month of this year that is over makes the month the wrong one.
  if (year === thisYear && month < now.getUTCMonth() + 1) {
    throw wrong(
      'card_error',
      402,
      'invalid_expiry_month',
      "Your card's expiration month is invalid.",
      'exp_month',
    );
  }
  return { exp_month: month, exp_year: year };
}

const wrong = (
  type: 'card_error' | 'invalid_request_error',
  status: number,
  code: string | undefined,
  message: string,
  param: string,
) => new GatewayFault(status, { type, code, message, param });
