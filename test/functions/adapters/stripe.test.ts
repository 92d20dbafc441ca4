import { createServer } from 'node:net';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stripeClient } from '../../../functions/adapters/stripe/client.ts';
import { cardRefusal, endOfFailedCharge } from '../../../functions/adapters/stripe/errors.ts';
import { stripeGateway } from '../../../functions/adapters/stripe/gateway.ts';
import type { Gateway } from '../../../functions/payments/gateway.ts';
import { type Endpoints, startEndpoints } from '../../../local/endpoints/server.ts';

let endpoints: Endpoints;
let gateway: Gateway;
let orders = 0;
beforeAll(async () => {
  endpoints = await startEndpoints({ port: 0 });
  gateway = at(endpoints.url);
});
afterAll(() => endpoints.close());
beforeEach(() => endpoints.gateway.clearFaults());

const at = (url: string) => stripeGateway(stripeClient('sk_test_local', url), { card: 1_000, charge: 300 });
const keep = (number = '4242424242424242', securityCode = '123') =>
  gateway.keepCard({ number, expiry: { month: 12, year: 2040 }, securityCode });

async function order(number?: string) {
  const kept = await keep(number);
  if (kept.result !== 'kept') throw new Error(kept.result);
  orders += 1;
  const paymentId = `pay_${orders}`;
  return { token: kept.token, amount: 8_450, paymentId, idempotencyKey: `${paymentId}-charge-1` };
}

describe('the gateway', () => {
  it.each([
    ['4242424242424242', 'paid'],
    ['5555555555554444', 'paid'],
    ['4000000000000002', 'declined'],
    ['4000000000009995', 'declined'],
    ['4000000000000119', 'declined'],
  ])('charges %s: %s', async (number, end) => {
    expect(await gateway.charge(await order(number))).toBe(end);
  });

  it('a repeated key charges nothing again', async () => {
    const once = await order();
    const before = endpoints.gateway.charges().length;
    expect([await gateway.charge(once), await gateway.charge(once)]).toEqual(['paid', 'paid']);
    expect(endpoints.gateway.charges()).toHaveLength(before + 1);
  });

  it('no answer in time is unknown', async () => {
    const slow = await order();
    endpoints.gateway.failNext({ hang: true });
    expect(await gateway.charge(slow)).toBe('unknown');
  });

  it('a connection that is cut after the charge is unknown, and the request is not sent again', async () => {
    const cut = await order();
    // If it were sent again, the second request would get the stored answer: paid.
    endpoints.gateway.failNext({ dropAfterCharge: true, times: 1 });
    expect(await gateway.charge(cut)).toBe('unknown');
  });

  it('a gateway that nobody can reach has charged nothing', async () => {
    const unreachable = at(`http://127.0.0.1:${await closedPort()}`);
    expect(await unreachable.charge(await order())).toBe('unavailable');
    const card = { number: '4242424242424242', expiry: { month: 12, year: 2040 }, securityCode: '123' };
    expect(await unreachable.keepCard(card)).toEqual({ result: 'unavailable' });
  });

  it('a refused API key is our fault: it has charged nothing, and keeping a card fails loudly', async () => {
    const refused = new Stripe.errors.StripeAuthenticationError({
      message: 'no such key',
      type: 'authentication_error',
    });
    expect(endOfFailedCharge(refused)).toBe('unavailable');
    expect(() => cardRefusal(refused)).toThrow('see GATEWAY_SECRET');
  });

  it('what is no error of the gateway stays an error', () => {
    expect(() => endOfFailedCharge(new TypeError('bug'))).toThrow('bug');
    expect(() => cardRefusal(new TypeError('bug'))).toThrow('bug');
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
