import type Stripe from 'stripe';
import type { Gateway } from '../../payments/gateway.ts';
import { cardRefusal, endOfFailedCharge } from './errors.ts';

/** Together with DynamoDB below the 8 s that Connect waits. Unit: milliseconds. */
const withinConnectsPatience = { card: 4_000, charge: 5_000 };

/** Payments through Stripe. */
export function stripeGateway(client: Stripe, timeouts = withinConnectsPatience): Gateway {
  return {
    keepCard: async ({ number, expiry, securityCode }) => {
      try {
        const card = { number, exp_month: expiry.month, exp_year: expiry.year, cvc: securityCode };
        const { id } = await client.paymentMethods.create({ type: 'card', card }, { timeout: timeouts.card });
        return { result: 'kept', token: id };
      } catch (error) {
        return { result: cardRefusal(error) };
      }
    },

    charge: async ({ token, amount, paymentId, idempotencyKey }) => {
      try {
        const intent = await client.paymentIntents.create(
          {
            amount,
            currency: 'usd',
            payment_method: token,
            automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
            confirm: true,
            // Nobody can answer a bank's question on a keypad: then it is a refusal.
            error_on_requires_action: true,
            metadata: { paymentId },
          },
          { idempotencyKey, timeout: timeouts.charge },
        );
        // `processing` and what may be added: money may move or not, which is what unknown means.
        return intent.status === 'succeeded' ? 'paid' : 'unknown';
      } catch (error) {
        return endOfFailedCharge(error);
      }
    },
  };
}
