import Stripe from 'stripe';
import { Fault } from '../../faults.ts';

/**
 * One try, one connection each: the SDK's own Node client sends once more after a cut connection even with no retries asked
 * for (Observed: stripe 23.1.0), and a connection kept through a frozen Lambda is often dead. `url`: only where the gateway
 * is not the public one, e.g. `http://127.0.0.1:4566`.
 */
export function stripeClient(apiKey: string, url: string | undefined): Stripe {
  return new Stripe(apiKey, {
    httpClient: Stripe.createFetchHttpClient((to: string | URL | Request, init?: RequestInit) =>
      fetch(to, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), connection: 'close' },
      }),
    ),
    maxNetworkRetries: 0,
    telemetry: false,
    ...(url === undefined ? {} : placeOf(url)),
  });
}

function placeOf(url: string): { protocol: 'http' | 'https'; host: string; port: number } {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Fault({
      code: 'missing-environment',
      hint: 'PAYMENT_GATEWAY_URL must start with http:// or https://',
    });
  return protocol === 'http:'
    ? { protocol: 'http', host: hostname, port: Number(port || 80) }
    : { protocol: 'https', host: hostname, port: Number(port || 443) };
}
