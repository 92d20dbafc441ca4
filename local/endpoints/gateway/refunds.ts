/** Refunds of a charge, whole or in part. */
import { allowOnly, amountOf, type Form, metadataOf, textOf } from './form.ts';
import { GatewayFault, missing } from './gateway-fault.ts';
import { findIntent } from './payment-intents.ts';
import type { Charge, GatewayState, Refund } from './state.ts';

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'];

export function createRefund(state: GatewayState, form: Form): Refund {
  allowOnly(form, ['payment_intent', 'charge', 'amount', 'reason', 'metadata', 'expand']);
  const from = chargeIn(state, form);
  const left = from.amount - from.amount_refunded;
  const wanted = textOf(form, 'amount');
  const amount = wanted === undefined ? left : amountOf(wanted);
  const reason = textOf(form, 'reason') ?? null;
  if (reason !== null && !REASONS.includes(reason))
    throw invalid(`Invalid reason: must be one of ${REASONS.join(', ')}.`, 'reason');
  if (left === 0)
    throw invalid(`Charge ${from.id} has already been refunded.`, 'charge', 'charge_already_refunded');
  if (amount === 0 || amount > left) {
    throw invalid(
      'Refund amount is zero or greater than what is left of the charge.',
      'amount',
      'amount_too_large',
    );
  }
  const made: Refund = {
    id: state.newId('re'),
    object: 'refund',
    amount,
    charge: from.id,
    payment_intent: from.payment_intent,
    currency: from.currency,
    created: state.seconds(),
    reason,
    status: 'succeeded',
    metadata: metadataOf(form),
  };
  from.amount_refunded += amount;
  from.refunded = from.amount_refunded === from.amount;
  state.kept.value.refunds[made.id] = made;
  state.kept.save();
  return made;
}

export function findRefund(state: GatewayState, id: string): Refund {
  const found = state.kept.value.refunds[id];
  if (!found) throw missing('refund', id, 'refund', 404);
  return found;
}

function chargeIn(state: GatewayState, form: Form): Charge {
  const intentId = textOf(form, 'payment_intent');
  const chargeId =
    intentId === undefined ? textOf(form, 'charge') : findIntent(state, intentId, 400).latest_charge;
  const found = chargeId ? state.kept.value.charges[chargeId] : undefined;
  if (found?.status === 'succeeded') return found;
  if (intentId === undefined && chargeId !== undefined && !found)
    throw missing('charge', chargeId ?? '', 'charge', 400);
  throw invalid(
    'There is no successful charge to refund: give a payment_intent or a charge that succeeded.',
    'payment_intent',
  );
}

const invalid = (message: string, param: string, code?: string) =>
  new GatewayFault(400, { type: 'invalid_request_error', code, message, param });
