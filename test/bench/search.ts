import { createHash } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { contactItem } from '../../functions/adapters/dynamodb/contact-items.ts';
import type { ContactRecord } from '../../functions/records/contact-record.ts';
import { rowOf } from '../../functions/records/contact-row.ts';
import { wordTokens } from '../../functions/search/word-tokens.ts';
import { type LocalCentre, startLocalCentre } from '../functions/local-centre.ts';
import { quality, signed } from '../functions/recordings/signed.ts';
import type { Bench, Measure } from './measure.ts';

/** Records that the store holds. `CARELINE_BENCH_SEARCH=1000000` adds the million of the goal: an hour and 16 GB of memory. */
const sizes = [
  10_000,
  100_000,
  ...(process.env.CARELINE_BENCH_SEARCH ? [Number(process.env.CARELINE_BENCH_SEARCH)] : []),
];
/** Searches that are timed at each size. */
const searches = 300;
/** Calls of a large clinic in an hour: the time that the records cover grows with their number. */
const anHour = 120;
const begin = Date.UTC(2026, 0, 1);
const instance = 'arn:aws:connect:us-east-1:000000000000:instance/i';
/** Of a hundred calls, so many have the word. */
const words = { appointment: 30, insurance: 10, wheelchair: 1 } as const;
const rareWord = 'zeppelin';

/**
 * How long a page takes, from the question to the answer, through the handler of search-contacts (who asks, tokens, lists,
 * records, entry in the access log), SDK, loopback and the embedded store, all in this one process. Unit: milliseconds.
 */
export const search: Bench = {
  run: async () => {
    const centre = await startLocalCentre();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: centre.endpoints.url,
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      POWERTOOLS_METRICS_DISABLED: 'true',
    });
    try {
      const measures: Measure[] = [];
      let filled = 0;
      for (const size of sizes) {
        await fill(centre, filled, size);
        filled = size;
        await timed(size, 60);
        const times = await timed(size, searches);
        const name = (of: string) => `search.page.${of}-milliseconds.at-${size}`;
        measures.push({ name: name('p50'), value: at(times, 0.5), unit: 'ms' });
        measures.push({ name: name('p99'), value: at(times, 0.99), unit: 'ms' });
      }
      const [small, large] = [measures[1]?.value ?? 0, measures.at(-1)?.value ?? 0];
      const all: Measure[] = [
        ...measures,
        { name: 'search.page.p99-milliseconds', value: large, unit: 'ms' },
        { name: 'search.page.growth-ratio', value: large / small, unit: '×' },
      ];
      return all;
    } finally {
      await centre.close();
    }
  },
};

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

/** The same for each n, spread like chance. */
const dice = (n: number, salt: string, sides: number): number =>
  createHash('md5').update(`${salt}${n}`).digest().readUInt32BE(0) % sides;

function recordOf(n: number): ContactRecord {
  const started = new Date(begin + (n / anHour) * 3_600_000).toISOString();
  const answered = dice(n, 'answered', 3) === 0;
  return {
    ContactId: `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    LastUpdateTimestamp: started,
    InitiationTimestamp: started,
    DisconnectTimestamp: started,
    Channel: 'VOICE',
    DisconnectReason: answered ? 'AGENT_DISCONNECT' : 'CUSTOMER_DISCONNECT',
    CustomerEndpoint: { AddressMac: `mac-${dice(n, 'number', 20_000)}` },
    Agent: answered ? { ARN: `${instance}/agent/agent-${dice(n, 'agent', 50)}` } : null,
    Queue: answered ? { ARN: `${instance}/queue/queue-${dice(n, 'queue', 8)}` } : null,
  };
}

/** Directly into the store: what is timed are the searches. */
async function fill(centre: LocalCentre, from: number, to: number): Promise<void> {
  const token = await wordTokens(centre.mac, 'en-US');
  let rows: Record<string, unknown[]> = {};
  let count = 0;
  const add = async (table: string, Item: unknown) => {
    rows[table] = [...(rows[table] ?? []), { PutRequest: { Item } }];
    count += 1;
    if (count === 25) await flush();
  };
  const flush = async () => {
    const batch = rows;
    const any = count > 0;
    rows = {};
    count = 0;
    if (any) await centre.endpoints.dynamodb.call('BatchWriteItem', { RequestItems: batch });
  };
  for (let n = from; n < to; n++) {
    const row = rowOf(recordOf(n), { patientId: `p-${dice(n, 'patient', 20_000)}`, level: 'L1' });
    await add('CONTACT_RECORDS_TABLE', contactItem(row, undefined, 2555));
    const said = Object.entries(words).flatMap(([word, share]) => (dice(n, word, 100) < share ? [word] : []));
    for (const word of n % 5_000 === 0 ? [...said, rareWord] : said)
      await add('TRANSCRIPT_WORDS_TABLE', { word: { S: token(word) }, startedAt: { S: row.keys.startedAt } });
  }
  await flush();
}

/** In turn: what a manager, a nurse and an auditor ask. */
const questions: readonly ((n: number, week: object) => object)[] = [
  (n) => ({ patientId: `p-${dice(n, 'p', 20_000)}` }),
  (n, week) => ({ agent: `agent-${n % 50}`, ...week }),
  () => ({ words: rareWord }),
  () => ({ words: 'appointment insurance' }),
  () => ({ words: 'wheelchair appointment insurance' }),
  (n) => ({ words: 'insurance', agent: `agent-${n % 50}` }),
  (n, week) => ({ words: 'appointment', queue: `queue-${n % 8}`, ...week }),
  (n, week) => ({ queue: `queue-${n % 8}`, outcome: 'answered', ...week }),
  (_n, week) => ({ outcome: 'hung-up', ...week }),
];

async function timed(size: number, count: number): Promise<readonly number[]> {
  const { handler } = await import('../../functions/search/search-contacts/handler.ts');
  // The handler reads nothing else of it.
  const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
  const times: number[] = [];
  const span = (size / anHour) * 3_600_000;
  for (let n = 0; n < count; n++) {
    const from = begin + (dice(n, 'week', 1000) / 1000) * span;
    const week = { from: new Date(from).toISOString(), to: new Date(from + 7 * 86_400_000).toISOString() };
    const body = questions[n % questions.length]?.(n, week);
    const start = performance.now();
    const { statusCode } = await handler(signed(quality, { body }), context);
    times.push(performance.now() - start);
    if (statusCode !== 200) throw new Error(`A search was answered with ${statusCode}.`);
  }
  return times;
}
