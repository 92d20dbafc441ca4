/** Faults injected on purpose, so that tests see a gateway that fails, hangs, or charges and falls silent. */
import type { WireReply, WireRequest } from '../wire.ts';

export type Fault = {
  /** Answer with this status before anything is done. */
  readonly status?: number;
  /** Never answer; nothing is done, and the idempotency key is in use until the client gives up. */
  readonly hang?: true;
  /** Charge, then cut the connection: for the client the outcome is unknown. Waits for a request that charges. */
  readonly dropAfterCharge?: true;
  /** Only requests whose path starts so, such as `/v1/refunds`. */
  readonly path?: string;
  /**
   * How many requests it meets. Default 1, and 2 for `dropAfterCharge`:
   * Observed (stripe 23.1.0): after a cut connection the SDK sends once more even with `maxNetworkRetries: 0`, and would get the replay.
   */
  readonly times?: number;
};

export type Faults = {
  add(fault: Fault): void;
  /** Answers in place of the gateway, or lets it run; `hangs`: the gateway must wait for nothing. */
  around(request: WireRequest, run: (hangs: boolean) => Promise<WireReply>): Promise<WireReply>;
  clear(): void;
};

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = [];

  function take(request: WireRequest): Fault | undefined {
    const found = waiting.find(({ fault }) => meets(fault, request));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left === 0) waiting = waiting.filter((one) => one !== found);
    return found.fault;
  }

  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? (fault.dropAfterCharge ? 2 : 1) }),
    async around(request, run) {
      const fault = take(request);
      if (fault?.status !== undefined) return failed(fault.status);
      const reply = await run(fault?.hang === true);
      return fault?.dropAfterCharge ? { ...reply, drop: true } : reply;
    },
    clear: () => {
      waiting = [];
    },
  };
}

function meets(fault: Fault, { method, path, body }: WireRequest): boolean {
  if (fault.path !== undefined && !path.startsWith(fault.path)) return false;
  return !fault.dropAfterCharge || charges(method, path, body);
}

/** Creating with `confirm=true`, or confirming. */
function charges(method: string, path: string, body: Buffer): boolean {
  if (method !== 'POST') return false;
  return (
    /\/payment_intents\/[^/]+\/confirm$/.test(path) ||
    (path.endsWith('/payment_intents') && /(^|&)confirm=true(&|$)/.test(body.toString('utf8')))
  );
}

function failed(status: number): WireReply {
  const error = { type: 'api_error', message: 'The local gateway fails on purpose (gateway.failNext).' };
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error }) };
}

/** A request nobody finishes; 499 is what proxies note for a client that gave up. */
export async function hang({ gone }: WireRequest): Promise<WireReply> {
  await gone;
  return { status: 499, drop: true };
}
