/** Queues of an instance with their quick connects. A queue is there from the first time that somebody attaches to it. */
import { z } from 'zod';
import { ApiFault, parseJson, type WireReply, type WireRequest } from './wire.ts';

export type ConnectQueues = {
  /** The answer to an operation on the quick connects of a queue, or undefined when the request is none. */
  answer(request: WireRequest): WireReply | undefined;
  /** Ids by queue id. */
  quickConnects(): ReadonlyMap<string, readonly string[]>;
  dump(): string;
};

// Source: API Reference, AssociateQueueQuickConnects: 1 to 50.
const ids = z.object({ QuickConnectIds: z.array(z.string().min(1)).min(1).max(50) });

/** What one answer holds when the client does not say. Source: API Reference, ListQueueQuickConnects, 1–100. */
const largestPage = 100;

export function createConnectQueues(): ConnectQueues {
  const attached = new Map<string, string[]>();

  const list = (queue: string, query: URLSearchParams): unknown => {
    const all = attached.get(queue) ?? [];
    const from = Number(query.get('nextToken') ?? 0);
    const to = from + Number(query.get('maxResults') ?? largestPage);
    return {
      QuickConnectSummaryList: all.slice(from, to).map((Id) => ({ Id })),
      ...(to < all.length && { NextToken: String(to) }),
    };
  };

  const change = (queue: string, body: Buffer, how: 'associate' | 'disassociate'): unknown => {
    const parsed = ids.safeParse(parseJson(body));
    if (!parsed.success)
      throw new ApiFault('InvalidRequestException', 'QuickConnectIds must hold 1 to 50 ids.');
    const named = parsed.data.QuickConnectIds;
    const others = (attached.get(queue) ?? []).filter((id) => !named.includes(id));
    attached.set(queue, how === 'associate' ? [...others, ...named] : others);
    return {};
  };

  return {
    answer({ method, path, query, body }) {
      const [kind, , queue, what, ...more] = path.split('/').slice(1).map(decodeURIComponent);
      if (kind !== 'queues' || queue === undefined || more.length > 0) return undefined;
      if (method === 'GET' && what === 'quick-connects') return reply(list(queue, query));
      if (method === 'POST' && what === 'associate-quick-connects')
        return reply(change(queue, body, 'associate'));
      if (method === 'POST' && what === 'disassociate-quick-connects')
        return reply(change(queue, body, 'disassociate'));
      return undefined;
    },
    quickConnects: () => attached,
    dump: () => JSON.stringify([...attached]),
  };
}

const reply = (body: unknown): WireReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
