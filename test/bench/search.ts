import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Context } from 'aws-lambda';
import { quality, signed } from '../functions/recordings/signed.ts';
import {
  agents,
  begin,
  callsAnHour,
  dice,
  madeCall,
  patients,
  putCalls,
  queues,
} from '../functions/search/made-calls.ts';
import { centreOfHandlers } from './centre-of-handlers.ts';
import type { Bench, Measure } from './measure.ts';

/** Records that the store holds. `CARELINE_BENCH_SEARCH=1000000` adds the million of the goal. */
const sizes = [
  10_000,
  100_000,
  ...(process.env.CARELINE_BENCH_SEARCH ? [Number(process.env.CARELINE_BENCH_SEARCH)] : []),
];
/** Searches that are timed at each size. */
const searches = 450;
/** And before them, so that the engine has compiled what runs. */
const toWarm = 90;

/**
 * How long a page takes, from the question to the answer, through the handler of search-contacts (who asks, tokens, lists,
 * records, entry in the access log), SDK, loopback and the embedded store, all in this one process: so CPU time is of both sides,
 * and says on a busy machine what the clock would on a quiet one. Unit: milliseconds.
 */
export const search: Bench = {
  run: async () => {
    const centre = await centreOfHandlers();
    let requests = 0;
    centre.endpoints.onCall(() => {
      requests += 1;
    });
    try {
      const measures: Measure[] = [];
      let filled = 0;
      for (const size of sizes) {
        await putCalls(centre, calls(filled, size));
        filled = size;
        // What filling has left over is not collected at the expense of the pages: no centre takes a year's calls in a minute.
        collectGarbage();
        await timed(size, toWarm);
        const pages = await timed(size, searches, () => requests);
        const figure = (of: string, value: number, unit: string) =>
          measures.push({ name: `search.page.${of}.at-${size}`, value, unit });
        const clock = pages.map((page) => page.clock);
        figure('p50-milliseconds', at(clock, 0.5), 'ms');
        figure('p99-milliseconds', at(clock, 0.99), 'ms');
        figure('max-milliseconds', at(clock, 1), 'ms');
        const cpu = pages.map((page) => page.cpu);
        figure('p99-cpu-milliseconds', at(cpu, 0.99), 'ms');
        figure('most-requests', Math.max(...pages.map((page) => page.requests)), 'requests');
        figure('memory', process.memoryUsage().rss / 1e9, 'GB');
      }
      const p99 = measures.filter(({ name }) => name.startsWith('search.page.p99-milliseconds'));
      const [small, large] = [p99[0]?.value ?? 0, p99.at(-1)?.value ?? 0];
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

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

function* calls(from: number, to: number) {
  for (let n = from; n < to; n++) yield madeCall(n);
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** In turn: what a manager, a nurse and an auditor ask. */
const questions: readonly ((n: number, week: object) => object)[] = [
  (n) => ({ patientId: `p-${dice(n, 'p', patients)}` }),
  (n, week) => ({ agent: `agent-${n % agents}`, ...week }),
  () => ({ words: 'zeppelin' }),
  () => ({ words: 'appointment insurance' }),
  () => ({ words: 'wheelchair appointment insurance' }),
  (n) => ({ words: 'insurance', agent: `agent-${n % agents}` }),
  (n, week) => ({ words: 'appointment', queue: `queue-${n % queues}`, ...week }),
  (n, week) => ({ queue: `queue-${n % queues}`, outcome: 'answered', ...week }),
  (_n, week) => ({ outcome: 'hung-up', ...week }),
];

interface Page {
  readonly clock: number;
  readonly cpu: number;
  readonly requests: number;
}

async function timed(size: number, count: number, requests = () => 0): Promise<readonly Page[]> {
  const { handler } = await import('../../functions/search/search-contacts/handler.ts');
  // The handler reads nothing else of it.
  const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
  const pages: Page[] = [];
  const span = (size / callsAnHour) * 3_600_000;
  for (let n = 0; n < count; n++) {
    const from = begin + (dice(n, 'week', 1000) / 1000) * span;
    const week = { from: new Date(from).toISOString(), to: new Date(from + 7 * 86_400_000).toISOString() };
    const body = questions[n % questions.length]?.(n, week);
    const [start, cpu, before] = [performance.now(), process.cpuUsage(), requests()];
    const { statusCode } = await handler(signed(quality, { body }), context);
    const { user, system } = process.cpuUsage(cpu);
    pages.push({
      clock: performance.now() - start,
      cpu: (user + system) / 1000,
      requests: requests() - before,
    });
    if (statusCode !== 200) throw new Error(`A search was answered with ${statusCode}.`);
  }
  return pages;
}
