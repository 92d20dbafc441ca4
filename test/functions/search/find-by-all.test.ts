/** Pages of a search against all calls looked at one by one, and what each page costs the store. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ContactSummary } from '../../../functions/records/contact-row.ts';
import type { Criteria } from '../../../functions/search/contact-search.ts';
import { findByAll } from '../../../functions/search/find-by-all.ts';
import { dice, type MadeCall, madeCall } from './made-calls.ts';
import { memorySearch, type SearchCost } from './memory-search.ts';

/** In January four days with more calls of a word in a day than one look shows; from February on two calls each midnight. */
const calls: readonly MadeCall[] = [
  ...Array.from({ length: 1_500 }, (_, n) => madeCall(10_000 + n, 16)),
  ...Array.from({ length: 60 }, (_, n) => madeCall(40 + n, 1 / 24)),
  ...Array.from({ length: 60 }, (_, n) => madeCall(1_000 * (40 + n), 1_000 / 24)),
];
const newestFirst = calls.toSorted((a, b) => (a.row.keys.startedAt < b.row.keys.startedAt ? 1 : -1));
const [from, to] = [new Date('2026-01-20T00:00:00Z'), new Date('2026-04-20T00:00:00Z')];

const is = ({ row, words }: MadeCall, look: Criteria): boolean =>
  (look.patientId === undefined || row.patientId === look.patientId) &&
  (look.number === undefined || row.keys.number === look.number) &&
  (look.agent === undefined || row.keys.agent === look.agent) &&
  (look.queue === undefined || row.keys.queueDay?.startsWith(`${look.queue}#`) === true) &&
  (look.outcome === undefined || row.summary.outcome === look.outcome) &&
  (look.words ?? []).every((word) => words.includes(word));

interface Asked {
  readonly look: Criteria;
  readonly from?: Date;
  readonly to?: Date;
  readonly limit?: number;
}

/** All pages, and what each of them cost. */
async function pagesOf(asked: Asked, among = calls) {
  const { ports, cost } = memorySearch(among);
  const costs: SearchCost[] = [];
  const found: ContactSummary[] = [];
  for (let cursor: string | undefined, isLast = false; !isLast; ) {
    Object.assign(cost, { requests: 0, rows: 0 });
    const page = await findByAll(ports, { ...asked, ...(cursor !== undefined && { cursor }) });
    if ('problem' in page) throw new Error(page.problem);
    expect(page.contacts.length).toBeLessThanOrEqual(asked.limit ?? 25);
    found.push(...page.contacts);
    costs.push({ ...cost });
    ({ cursor } = page);
    isLast = cursor === undefined;
  }
  return { found, costs };
}

/** A question as by chance: one to four criteria, half of them within some days. */
function asked(n: number): Asked {
  const one = <T>(salt: string, values: readonly T[]): T | undefined => values[dice(n, salt, values.length)];
  const some = (salt: string, share: number) => dice(n, `some ${salt}`, 100) < share;
  const like = one('like', calls)?.row;
  const words = ['appointment', 'insurance', 'wheelchair'].filter((word) => some(word, 40));
  const look: Criteria = {
    ...(some('patient', 8) && like?.patientId !== undefined && { patientId: like.patientId }),
    ...(some('number', 8) && like?.keys.number !== undefined && { number: like.keys.number }),
    ...(some('agent', 30) && { agent: `agent-${dice(n, 'agent asked', 6)}` }),
    ...(some('queue', 40) && { queue: `queue-${dice(n, 'queue asked', 8)}` }),
    ...(some('outcome', 30) && { outcome: some('answered', 50) ? 'answered' : 'hung-up' }),
    ...(words.length > 0 && { words }),
  };
  const isByDay = words.length === 0 && !look.patientId && !look.number && !look.agent;
  const begin = from.getTime() + dice(n, 'begin', 30) * 86_400_000 + dice(n, 'hour', 24) * 3_600_000;
  const limit = one('limit', [3, 10, 25, 100]) ?? 25;
  if (some('time', 50))
    return {
      look,
      limit,
      from: new Date(begin),
      to: new Date(begin + (1 + dice(n, 'days', 40)) * 86_400_000),
    };
  return isByDay ? { look, limit, from, to } : { look, limit };
}

describe('a search of many calls', () => {
  const questions = process.env.CARELINE_DEEP === '1' ? 1_000 : 40;

  it('finds all that are asked for and no other, newest first, none twice, whichever list is walked (R-56)', async () => {
    for (let n = 0; n < questions; n++) {
      const question = asked(n);
      const { found, costs } = await pagesOf(question);
      const [low, high] = [question.from?.toISOString() ?? '0', question.to?.toISOString() ?? '9'];
      const wanted = newestFirst.filter((call) => {
        const { startedAt } = call.row.keys;
        return startedAt >= low && startedAt < high && is(call, question.look);
      });
      expect(found.map(({ contactId }) => contactId)).toEqual(wanted.map(({ row }) => row.contactId));
      expect(Math.max(...costs.map(({ requests }) => requests))).toBeLessThanOrEqual(80);
      expect(Math.max(...costs.map(({ rows }) => rows))).toBeLessThanOrEqual(2_500);
    }
  }, 60_000);

  it('finds both of two calls of one instant, be it midnight, where a page ends between them', async () => {
    const days = { from: new Date('2026-02-10T00:00:00Z'), to: new Date('2026-02-13T00:00:00Z') };
    const { found } = await pagesOf({ look: {}, limit: 1, ...days });
    expect(new Set(found.map(({ contactId }) => contactId)).size).toBe(6);
  });

  it('ends a page after 800 calls that were looked at in vain, and finds the rest on the next', async () => {
    const odd = Array.from({ length: 2_000 }, (_, n) => ({
      row: madeCall(n).row,
      words: [...(n % 2 === 0 ? ['left'] : []), ...(n % 2 === 1 || n === 0 ? ['right'] : [])],
    }));
    const { found, costs } = await pagesOf({ look: { words: ['left', 'right'] } }, odd);
    expect(found.map(({ contactId }) => contactId)).toEqual([odd[0]?.row.contactId]);
    // Two lists, the rest of the rarer one, and every candidate by its other word.
    expect(costs[0]).toEqual({ requests: 2 + 1 + 8, rows: 200 + 700 + 800 });
    expect(costs).toHaveLength(2);
  });

  const january = { from, to: new Date('2026-01-30T00:00:00Z') };
  const readme = readFileSync(new URL('../../../functions/search/README.md', import.meta.url), 'utf8');
  it.each<[string, Asked]>([
    ['one agent', { look: { agent: 'agent-1' } }],
    ['one word', { look: { words: ['appointment'] } }],
    ['a word and an agent', { look: { words: ['insurance'], agent: 'agent-1' } }],
    ['two words', { look: { words: ['appointment', 'insurance'] } }],
    ['three words', { look: { words: ['wheelchair', 'appointment', 'insurance'] } }],
    ['an outcome', { look: { outcome: 'hung-up' }, ...january }],
    ['a word and a queue', { look: { words: ['appointment'], queue: 'queue-1' }, ...january }],
    ['a queue with a call a month', { look: { queue: 'queue-1' }, from, to }],
  ])('by %s costs its first page what README.md says', async (by, question) => {
    const { costs } = await pagesOf(question);
    expect(readme).toContain(`| ${by} | ${costs[0]?.requests} | ${costs[0]?.rows} |\n`);
  });
});
