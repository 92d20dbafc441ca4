/** The payment gateway of the local centre: Stripe's HTTP API for cards, as far as a clinic needs it. */
import type { Place } from '../place.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { createFaults, type Fault, hang } from './faults.ts';
import { parseForm } from './form.ts';
import { GatewayFault, missing } from './gateway-fault.ts';
import { createIdempotency } from './idempotency.ts';
import { cancelIntent, confirmIntent, createIntent, expanded, findIntent } from './payment-intents.ts';
import { createPaymentMethod, findPaymentMethod } from './payment-methods.ts';
import { createRefund, findRefund } from './refunds.ts';
import { listIntents, searchIntents } from './search.ts';
import { type Charge, type GatewayState, openState, type PaymentIntent, type Refund } from './state.ts';

export type GatewayEndpoint = {
  answer(request: WireRequest): Promise<WireReply>;
  /** Oldest first; declined ones too. */
  charges(): Charge[];
  paymentIntents(): PaymentIntent[];
  refunds(): Refund[];
  /** The next request that fits fails in this way: see `faults.ts`. */
  failNext(fault: Fault): void;
  clearFaults(): void;
  /** Idempotency keys of requests that have no answer yet. */
  underWay(): string[];
  dump(): Promise<string>;
};

export function createGateway(place: Place): GatewayEndpoint {
  const state = openState(place);
  const idempotency = createIdempotency(state);
  const faults = createFaults();
  const all = <T>(byId: Record<string, T>) => structuredClone(Object.values(byId));
  return {
    async answer(request) {
      return answered(async () => {
        checkKey(request.headers.authorization);
        // The fault surrounds the stored answer: a dropped charge is remembered and its retry is a replay.
        return faults.around(request, (hangs) =>
          answered(() =>
            idempotency.once(request, () => (hangs ? hang(request) : answered(() => run(state, request)))),
          ),
        );
      });
    },
    charges: () => all(state.kept.value.charges),
    paymentIntents: () => all(state.kept.value.intents),
    refunds: () => all(state.kept.value.refunds),
    failNext: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    underWay: idempotency.underWay,
    async dump() {
      const { fingerprintKey, ...rest } = state.kept.value;
      return JSON.stringify(rest);
    },
  };
}

type Handler = (state: GatewayState, id: string, request: WireRequest) => unknown;

/** Method and path → what it does; `:id` is the object's id. The order counts: `search` is not an id. */
const ROUTES: readonly (readonly [string, RegExp, Handler])[] = [
  ['POST', /^\/v1\/payment_methods$/, (state, _id, request) => createPaymentMethod(state, form(request))],
  ['GET', /^\/v1\/payment_methods\/([^/]+)$/, (state, id) => findPaymentMethod(state, id, 404).card],
  ['POST', /^\/v1\/payment_intents$/, (state, _id, request) => createIntent(state, form(request))],
  ['GET', /^\/v1\/payment_intents$/, (state, _id, request) => listIntents(state, request.query)],
  ['GET', /^\/v1\/payment_intents\/search$/, (state, _id, request) => searchIntents(state, request.query)],
  [
    'GET',
    /^\/v1\/payment_intents\/([^/]+)$/,
    (state, id, request) => expanded(state, findIntent(state, id), expandIn(request.query)),
  ],
  [
    'POST',
    /^\/v1\/payment_intents\/([^/]+)\/confirm$/,
    (state, id, request) => confirmIntent(state, id, form(request)),
  ],
  [
    'POST',
    /^\/v1\/payment_intents\/([^/]+)\/cancel$/,
    (state, id, request) => cancelIntent(state, id, form(request)),
  ],
  ['GET', /^\/v1\/charges\/([^/]+)$/, (state, id) => findCharge(state, id)],
  ['POST', /^\/v1\/refunds$/, (state, _id, request) => createRefund(state, form(request))],
  ['GET', /^\/v1\/refunds\/([^/]+)$/, (state, id) => findRefund(state, id)],
];

async function run(state: GatewayState, request: WireRequest): Promise<WireReply> {
  for (const [method, pattern, handler] of ROUTES) {
    const match = method === request.method ? pattern.exec(request.path) : null;
    if (!match) continue;
    const value = handler(state, decodeURIComponent(match[1] ?? ''), request);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
  }
  throw new GatewayFault(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request: the local gateway has no ${request.method} /v1/${request.path.split('/')[2] ?? ''} of this form yet. See local/endpoints/README.md.`,
  });
}

const form = (request: WireRequest) => parseForm(request.body.toString('utf8'));

const expandIn = (query: URLSearchParams) =>
  [...query].filter(([name]) => name.startsWith('expand')).map(([, value]) => value);

function findCharge(state: GatewayState, id: string): Charge {
  const found = state.kept.value.charges[id];
  if (!found) throw missing('charge', id, 'id', 404);
  return found;
}

/** A key of any value, as a bearer token or as the user of basic authentication. */
function checkKey(header: string | undefined): void {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) (.+)$/i.exec(header ?? '') ?? [];
  const key =
    scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8').split(':')[0] : value;
  if (key) return;
  throw new GatewayFault(401, {
    type: 'invalid_request_error',
    message: 'You did not provide an API key: send it in the Authorization header.',
  });
}

async function answered(action: () => Promise<WireReply>): Promise<WireReply> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    return {
      status: error.status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ error: error.body }),
    };
  }
}
