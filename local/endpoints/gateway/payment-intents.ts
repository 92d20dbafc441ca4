/** Payment intents: create, confirm, cancel, read, expand. */
import { allowOnly, amountOf, type Form, listOf, metadataOf, nested, required, textOf } from './form.ts';
import { GatewayFault, missing } from './gateway-fault.ts';
import { createPaymentMethod, findPaymentMethod } from './payment-methods.ts';
import type { Charge, GatewayState, PaymentIntent } from './state.ts';

const CREATE = [
  'amount',
  'currency',
  'confirm',
  'payment_method',
  'payment_method_data',
  'metadata',
  'description',
  'expand',
  // Taken and without effect here: cards are charged at once, there is no page to return to.
  'payment_method_types',
  'automatic_payment_methods',
  'off_session',
  'error_on_requires_action',
  'statement_descriptor_suffix',
  'payment_method_options',
];
const CONFIRM = [
  'payment_method',
  'payment_method_data',
  'expand',
  'off_session',
  'error_on_requires_action',
  'payment_method_options',
];

/** Source: Stripe documentation, "Minimum and maximum charge amounts": 0.50 USD. */
const MINIMUM_CENTS = 50;

export function createIntent(state: GatewayState, form: Form): Record<string, unknown> {
  allowOnly(form, CREATE);
  const amount = amountOf(required(form, 'amount'));
  const currency = required(form, 'currency').toLowerCase();
  if (!/^[a-z]{3}$/.test(currency)) throw invalid('Invalid currency: three letters are needed.', 'currency');
  if (amount < MINIMUM_CENTS)
    throw invalid('Amount must be at least 50 cents.', 'amount', 'amount_too_small');
  const metadata = metadataOf(form);
  const method = methodIn(state, form);
  const id = state.newId('pi');
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    amount,
    amount_received: 0,
    currency,
    created: state.seconds(),
    livemode: false,
    status: method ? 'requires_confirmation' : 'requires_payment_method',
    client_secret: state.newId(`${id}_secret`),
    capture_method: 'automatic',
    confirmation_method: 'automatic',
    description: textOf(form, 'description') ?? null,
    payment_method: method ?? null,
    payment_method_types: ['card'],
    latest_charge: null,
    last_payment_error: null,
    canceled_at: null,
    cancellation_reason: null,
    next_action: null,
    metadata,
  };
  const confirms = textOf(form, 'confirm') === 'true';
  if (confirms && !method)
    throw invalid(
      'You cannot confirm this PaymentIntent because it is missing a payment method.',
      'payment_method',
      'payment_intent_unexpected_state',
    );
  state.kept.value.intents[id] = intent;
  state.kept.save();
  if (confirms) chargeIntent(state, intent);
  return expanded(state, intent, listOf(form, 'expand'));
}

export function confirmIntent(state: GatewayState, id: string, form: Form): Record<string, unknown> {
  allowOnly(form, CONFIRM);
  const intent = findIntent(state, id);
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpected(intent, 'confirm');
  const method = methodIn(state, form) ?? intent.payment_method;
  if (!method) throw unexpected(intent, 'confirm');
  intent.payment_method = method;
  chargeIntent(state, intent);
  return expanded(state, intent, listOf(form, 'expand'));
}

export function cancelIntent(state: GatewayState, id: string, form: Form): Record<string, unknown> {
  allowOnly(form, ['cancellation_reason', 'expand']);
  const intent = findIntent(state, id);
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpected(intent, 'cancel');
  intent.status = 'canceled';
  intent.canceled_at = state.seconds();
  intent.cancellation_reason = textOf(form, 'cancellation_reason') ?? null;
  state.kept.save();
  return expanded(state, intent, listOf(form, 'expand'));
}

export function findIntent(state: GatewayState, id: string, status: 400 | 404 = 404): PaymentIntent {
  const found = state.kept.value.intents[id];
  if (!found) throw missing('payment_intent', id, status === 404 ? 'intent' : 'payment_intent', status);
  return found;
}

/** The intent with what `expand` asks for in full. */
export function expanded(
  state: GatewayState,
  intent: PaymentIntent,
  expand: readonly string[],
): Record<string, unknown> {
  const { charges, paymentMethods } = state.kept.value;
  const shown: Record<string, unknown> = { ...intent };
  for (const name of expand) {
    if (name === 'latest_charge') shown[name] = intent.latest_charge && charges[intent.latest_charge];
    else if (name === 'payment_method')
      shown[name] = intent.payment_method && paymentMethods[intent.payment_method]?.card;
    else throw invalid('The local gateway expands latest_charge and payment_method.', 'expand');
  }
  return shown;
}

function methodIn(state: GatewayState, form: Form): string | undefined {
  const id = textOf(form, 'payment_method');
  if (id !== undefined) return findPaymentMethod(state, id, 400).card.id;
  return form.payment_method_data
    ? createPaymentMethod(state, nested(form, 'payment_method_data')).id
    : undefined;
}

/** Charges the card; a decline leaves a failed charge and is thrown as Stripe answers it, with the intent in the body. */
function chargeIntent(state: GatewayState, intent: PaymentIntent): void {
  const { card: method, decline } = findPaymentMethod(state, intent.payment_method ?? '', 400);
  const made: Charge = {
    id: state.newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    created: state.seconds(),
    livemode: false,
    paid: !decline,
    captured: !decline,
    refunded: false,
    status: decline ? 'failed' : 'succeeded',
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: method.card },
    metadata: intent.metadata,
  };
  state.kept.value.charges[made.id] = made;
  intent.latest_charge = made.id;
  if (!decline) {
    intent.status = 'succeeded';
    intent.amount_received = intent.amount;
    intent.last_payment_error = null;
    state.kept.save();
    return;
  }
  const problem = { type: 'card_error' as const, ...decline, charge: made.id };
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = { ...problem, payment_method: method };
  state.kept.save();
  throw new GatewayFault(402, { ...problem, payment_intent: { ...intent }, payment_method: method });
}

const unexpected = (intent: PaymentIntent, verb: string) =>
  new GatewayFault(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    payment_intent: { ...intent },
  });

const invalid = (message: string, param: string, code?: string) =>
  new GatewayFault(400, { type: 'invalid_request_error', code, message, param });
