/** What an error of Stripe means for a payment. Its words are never passed on: they may quote what was sent. */
import Stripe from 'stripe';
import { Fault } from '../../faults.ts';
import type { CardResult } from '../../payments/gateway.ts';
import type { ChargeEnd } from '../../payments/payments.ts';

type CardRefusal = Exclude<CardResult['result'], 'kept'>;

/** Source: docs.stripe.com/error-codes. Other card errors are refusals by the bank. */
const refusals: ReadonlyMap<string, CardRefusal> = new Map([
  ['incorrect_number', 'invalid-number'],
  ['invalid_number', 'invalid-number'],
  ['invalid_expiry_month', 'invalid-expiry'],
  ['invalid_expiry_year', 'invalid-expiry'],
  ['incorrect_cvc', 'invalid-code'],
  ['invalid_cvc', 'invalid-code'],
]);

/** Nothing is charged while a card is kept, so whatever is unclear is `unavailable`. */
export function cardRefusal(error: unknown): CardRefusal {
  if (error instanceof Stripe.errors.StripeCardError) return refusals.get(error.code ?? '') ?? 'declined';
  if (isOurFault(error)) throw misconfigured(error);
  if (error instanceof Stripe.errors.StripeError) return 'unavailable';
  throw error;
}

/** `unavailable` only where the gateway says, or the network proves, that no charge was begun. */
export function endOfFailedCharge(error: unknown): ChargeEnd {
  if (error instanceof Stripe.errors.StripeCardError) return 'declined';
  if (error instanceof Stripe.errors.StripeRateLimitError) return 'unavailable';
  if (isOurFault(error)) return 'unavailable';
  if (error instanceof Stripe.errors.StripeConnectionError && neverSent(error)) return 'unavailable';
  if (error instanceof Stripe.errors.StripeError) return 'unknown';
  throw error;
}

function isOurFault(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError ||
    error instanceof Stripe.errors.StripeInvalidRequestError
  );
}

const misconfigured = (cause: unknown) =>
  new Fault({
    code: 'dependency-failed',
    hint: 'the payment gateway refuses the request itself, not the card; see GATEWAY_SECRET and the rights of its API key',
    cause,
  });

/** No connection was made, so no byte left. Source: error codes of Node and undici. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** `fetch` puts the reason into the cause of its error, Stripe's SDK puts that error into `detail`. */
function neverSent(error: { readonly detail?: unknown }): boolean {
  const { detail } = error;
  const cause = detail instanceof Error ? detail.cause : undefined;
  const code = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' && beforeSending.has(code);
}
