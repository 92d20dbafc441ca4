/** What the gateway keeps: cards without their numbers, payments, charges, refunds. */
import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Kept } from '../data-folder.ts';
import { epochSeconds, type Place } from '../place.ts';
import { paymentMethod } from './payment-methods.ts';

const metadata = z.record(z.string(), z.string());

const failure = z.looseObject({ type: z.string(), code: z.string(), message: z.string() });

export const charge = z.object({
  id: z.string(),
  object: z.literal('charge'),
  amount: z.number(),
  amount_refunded: z.number(),
  currency: z.string(),
  created: z.number(),
  livemode: z.literal(false),
  paid: z.boolean(),
  captured: z.boolean(),
  refunded: z.boolean(),
  status: z.enum(['succeeded', 'failed']),
  failure_code: z.string().nullable(),
  failure_message: z.string().nullable(),
  payment_intent: z.string(),
  payment_method: z.string(),
  payment_method_details: z.looseObject({ type: z.literal('card') }),
  metadata,
});
export type Charge = z.infer<typeof charge>;

export const paymentIntent = z.object({
  id: z.string(),
  object: z.literal('payment_intent'),
  amount: z.number(),
  amount_received: z.number(),
  currency: z.string(),
  created: z.number(),
  livemode: z.literal(false),
  status: z.enum(['requires_payment_method', 'requires_confirmation', 'succeeded', 'canceled']),
  client_secret: z.string(),
  capture_method: z.literal('automatic'),
  confirmation_method: z.literal('automatic'),
  description: z.string().nullable(),
  payment_method: z.string().nullable(),
  payment_method_types: z.array(z.literal('card')),
  latest_charge: z.string().nullable(),
  last_payment_error: failure.nullable(),
  canceled_at: z.number().nullable(),
  cancellation_reason: z.string().nullable(),
  next_action: z.null(),
  metadata,
});
export type PaymentIntent = z.infer<typeof paymentIntent>;

export const refund = z.object({
  id: z.string(),
  object: z.literal('refund'),
  amount: z.number(),
  charge: z.string(),
  payment_intent: z.string(),
  currency: z.string(),
  created: z.number(),
  reason: z.string().nullable(),
  status: z.literal('succeeded'),
  metadata,
});
export type Refund = z.infer<typeof refund>;

const decline = z.object({ code: z.string(), decline_code: z.string().optional(), message: z.string() });

const stored = z.object({
  /** Hex; makes fingerprints of numbers that cannot be turned back without it. */
  fingerprintKey: z.string(),
  paymentMethods: z.record(z.string(), z.object({ card: paymentMethod, decline: decline.optional() })),
  intents: z.record(z.string(), paymentIntent),
  charges: z.record(z.string(), charge),
  refunds: z.record(z.string(), refund),
  /** By idempotency key. `request` is an HMAC: the request may hold a card number. */
  answers: z.record(
    z.string(),
    z.object({ request: z.string(), status: z.number(), body: z.string(), untilSeconds: z.number() }),
  ),
});

export type GatewayState = {
  readonly kept: Kept<z.infer<typeof stored>>;
  now(): Date;
  seconds(): number;
  newId(prefix: string): string;
  fingerprint(text: string): string;
};

export function openState(place: Place): GatewayState {
  const kept = place.folder.keep('gateway', stored, {
    fingerprintKey: randomBytes(32).toString('hex'),
    paymentMethods: {},
    intents: {},
    charges: {},
    refunds: {},
    answers: {},
  });
  // At once: a fingerprint must be the same after a restart.
  kept.save();
  return {
    kept,
    now: place.now,
    seconds: () => Math.floor(epochSeconds(place.now())),
    newId: (prefix) => `${prefix}_${place.ids().replaceAll('-', '')}`,
    fingerprint: (text) =>
      createHmac('sha256', Buffer.from(kept.value.fingerprintKey, 'hex'))
        .update(text)
        .digest('hex')
        .slice(0, 16),
  };
}
