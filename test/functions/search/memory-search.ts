/** The lists of a search in memory, and what is asked of them. */
import { rangeOf } from '../../../functions/adapters/dynamodb/contact-index.ts';
import type { ContactIndexName } from '../../../functions/records/contact-records.ts';
import type { LookedUp, SearchPorts } from '../../../functions/search/contact-search.ts';
import type { MadeCall } from './made-calls.ts';

export interface SearchCost {
  requests: number;
  rows: number;
}

/** A hundred keys a request, as in DynamoDB. */
const batches = (keys: number): number => Math.ceil(keys / 100);

export function memorySearch(calls: readonly MadeCall[]): {
  readonly ports: SearchPorts;
  readonly cost: SearchCost;
} {
  const cost: SearchCost = { requests: 0, rows: 0 };
  const newestFirst = calls.toSorted((a, b) => (a.row.keys.startedAt < b.row.keys.startedAt ? 1 : -1));
  const byId = new Map(calls.map((call) => [call.row.contactId, call]));
  const byStart = new Map(calls.map((call) => [call.row.keys.startedAt, call]));
  const paid = <T>(requests: number, rows: readonly T[]): readonly T[] => {
    cost.requests += requests;
    cost.rows += rows.length;
    return rows;
  };
  const lists = Map.groupBy(
    newestFirst.flatMap((call) => keysOf(call).map((key) => ({ key, call }))),
    ({ key }) => key,
  );
  const read = (key: string, range: Parameters<typeof rangeOf>[0], limit: number) => {
    const between = rangeOf(range);
    const found = (lists.get(key) ?? []).filter(
      ({ call: { row } }) =>
        between && row.keys.startedAt >= between.low && row.keys.startedAt <= between.high,
    );
    return paid(
      1,
      found.slice(0, limit).map(({ call }) => call.row),
    );
  };
  const ports: SearchPorts = {
    index: {
      find: async ({ index, partitions, limit, ...range }) =>
        partitions
          .flatMap((partition) => read(`${index} ${partition}`, range, limit))
          .toSorted((a, b) => (a.keys.startedAt < b.keys.startedAt ? 1 : -1))
          .slice(0, limit)
          .map(({ summary }) => summary),
    },
    words: {
      find: async (token, { limit, ...range }) =>
        read(`word ${token}`, { ...range, newestFirst: true }, limit).map(({ keys }) => keys.startedAt),
      having: async (token, asked) => {
        const all = paid(batches(asked.length), asked);
        return new Set(all.filter((startedAt) => byStart.get(startedAt)?.words.includes(token)));
      },
    },
    lookup: {
      of: async (ids) =>
        new Map(
          paid(batches(ids.length), ids).flatMap((id) => {
            const call = byId.get(id);
            return call ? [[id, lookedUp(call)] as const] : [];
          }),
        ),
    },
  };
  return { ports, cost };
}

function keysOf({ row: { keys, patientId }, words }: MadeCall): readonly string[] {
  const indexes: Readonly<Record<ContactIndexName, string | undefined>> = {
    'by-patient': patientId,
    'by-number': keys.number,
    'by-agent': keys.agent,
    'by-queue': keys.queueDay,
    'by-day': keys.day,
    'by-outcome': keys.outcomeDay,
    'by-chain': keys.chain,
  };
  const found = Object.entries(indexes).flatMap(([index, key]) =>
    key === undefined ? [] : [`${index} ${key}`],
  );
  return [...found, ...words.map((word) => `word ${word}`)];
}

function lookedUp({ row: { summary, keys, patientId } }: MadeCall): LookedUp {
  const { number, agent, queueDay } = keys;
  return { summary, patientId, number, agent, queue: queueDay?.split('#')[0] };
}
