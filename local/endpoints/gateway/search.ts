/** Finding payment intents again: by metadata or status, or all of them newest first. */
import { GatewayFault } from './gateway-fault.ts';
import { expanded } from './payment-intents.ts';
import type { GatewayState, PaymentIntent } from './state.ts';

/** Source: Stripe documentation, search query language; of it: `field:'value'`, `metadata['key']:'value'`, joined by AND. */
const CLAUSE = /^(status|metadata\[['"]([^'"]+)['"]\]):\s*['"]((?:[^'"\\]|\\.)*)['"]$/;

export function searchIntents(state: GatewayState, query: URLSearchParams): Record<string, unknown> {
  const text = query.get('query') ?? '';
  const tests = text.split(/\s+AND\s+/i).map(clause);
  const found = newestFirst(state).filter((intent) => tests.every((test) => test(intent)));
  return page(state, found, query, 'search_result', '/v1/payment_intents/search');
}

export function listIntents(state: GatewayState, query: URLSearchParams): Record<string, unknown> {
  const all = newestFirst(state);
  const after = query.get('starting_after');
  const start = after === null ? 0 : all.findIndex((intent) => intent.id === after) + 1;
  return page(state, all.slice(start), query, 'list', '/v1/payment_intents');
}

function clause(text: string): (intent: PaymentIntent) => boolean {
  const match = CLAUSE.exec(text.trim());
  if (!match) {
    throw new GatewayFault(400, {
      type: 'invalid_request_error',
      message: "The local gateway searches by status:'…' and metadata['…']:'…', joined by AND.",
      param: 'query',
    });
  }
  const [, field, key, value = ''] = match;
  const wanted = value.replace(/\\(.)/g, '$1');
  return (intent) =>
    key === undefined ? field === 'status' && intent.status === wanted : intent.metadata[key] === wanted;
}

function newestFirst(state: GatewayState): PaymentIntent[] {
  return Object.values(state.kept.value.intents).reverse();
}

function page(
  state: GatewayState,
  found: PaymentIntent[],
  query: URLSearchParams,
  object: string,
  url: string,
) {
  const limit = Number(query.get('limit') ?? 10);
  const expand = [...query]
    .filter(([name]) => name.startsWith('expand'))
    .map(([, value]) => value.replace(/^data\./, ''));
  return {
    object,
    url,
    has_more: found.length > limit,
    data: found.slice(0, limit).map((intent) => expanded(state, intent, expand)),
    ...(object === 'search_result' ? { next_page: null } : {}),
  };
}
