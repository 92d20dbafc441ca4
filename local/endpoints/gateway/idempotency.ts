/** The same `Idempotency-Key` gives the same answer, and charges once. Source: Stripe API reference, idempotent requests. */
import type { WireReply, WireRequest } from '../wire.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { GatewayState } from './state.ts';

/** Source: Stripe API reference: keys can be removed after they are at least 24 hours old. */
const LIFE_SECONDS = 24 * 3600;

export type Idempotency = {
  /** Runs the request, or answers with what it answered before. */
  once(request: WireRequest, run: () => Promise<WireReply>): Promise<WireReply>;
  /** Keys of requests that have no answer yet. */
  underWay(): string[];
};

export function createIdempotency(state: GatewayState): Idempotency {
  const underWay = new Set<string>();
  const answers = () => state.kept.value.answers;

  function forgetOld(): void {
    for (const [key, { untilSeconds }] of Object.entries(answers()))
      if (untilSeconds <= state.seconds()) delete answers()[key];
  }

  return {
    underWay: () => [...underWay],
    async once(request, run) {
      const key = request.headers['idempotency-key'];
      if (key === undefined || request.method !== 'POST') return run();
      forgetOld();
      if (underWay.has(key)) throw inUse();
      const print = state.fingerprint(JSON.stringify([request.path, request.body.toString('utf8')]));
      const before = Object.hasOwn(answers(), key) ? answers()[key] : undefined;
      if (before) {
        if (before.request !== print) throw otherParameters();
        return {
          status: before.status,
          headers: { 'content-type': 'application/json', 'idempotent-replayed': 'true' },
          body: before.body,
        };
      }
      underWay.add(key);
      try {
        const reply = await run();
        // A request that was refused before anything ran may be corrected and sent again under its key.
        if (reply.status < 400 || reply.status === 402) {
          answers()[key] = {
            request: print,
            status: reply.status,
            body: String(reply.body),
            untilSeconds: state.seconds() + LIFE_SECONDS,
          };
          state.kept.save();
        }
        return reply;
      } finally {
        underWay.delete(key);
      }
    },
  };
}

const otherParameters = () =>
  new GatewayFault(400, {
    type: 'idempotency_error',
    message:
      'Keys for idempotent requests can only be used with the same parameters they were first used with. Use another key for another request.',
  });

const inUse = () =>
  new GatewayFault(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: 'There is currently another in-progress request using this idempotency key.',
  });
