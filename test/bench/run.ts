import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { Bench, Measure } from './measure.ts';

/** `begins`: what the names of its figures begin with. */
const benches: readonly { readonly begins: string; readonly load: () => Promise<Bench> }[] = [
  { begins: 'simulator.', load: async () => (await import('./simulator.ts')).simulator },
  { begins: 'simulator.waiting10000.', load: async () => (await import('./memory.ts')).memory },
  { begins: 'explore.', load: async () => (await import('./explorer.ts')).explorer },
  { begins: 'verifier.', load: async () => (await import('./verifier.ts')).verifier },
  { begins: 'growth.', load: async () => (await import('./growth.ts')).growth },
  { begins: 'typecheck.', load: async () => (await import('./typecheck.ts')).typecheck },
  { begins: 'synth.', load: async () => (await import('./synth.ts')).synth },
  { begins: 'function.', load: async () => (await import('./functions.ts')).functions },
  { begins: 'records.ingest.', load: async () => (await import('./records.ts')).records },
  { begins: 'records.verify.', load: async () => (await import('./event-log.ts')).eventLog },
  { begins: 'screen.', load: async () => (await import('./screen.ts')).screen },
  { begins: 'search.', load: async () => (await import('./search.ts')).search },
];

/** `npm run bench [-- --json] [-- --only <prefix>]`: every figure of the project, in one run, with the options of Node that `npm start` and `careline` have. */
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string', default: '' }, alone: { type: 'string' } },
});
const { only, alone } = values;
const measures: Measure[] = [];
for (const { begins, load } of benches) {
  if (alone !== undefined && alone !== begins) continue;
  if (!begins.startsWith(only) && !only.startsWith(begins)) continue;
  for (const measure of alone === undefined ? inItsOwnProcess(begins) : await (await load()).run()) {
    if (!measure.name.startsWith(only)) continue;
    measures.push(measure);
    if (!values.json) console.log(`${measure.name.padEnd(44)} ${format(measure.value)} ${measure.unit}`);
  }
}
if (values.json) console.log(JSON.stringify(measures, null, 1));
if (measures.length === 0) {
  const all = benches.map(({ begins }) => begins).join(', ');
  console.error(`No figure begins with "${only}". They begin with: ${all}`);
  process.exitCode = 2;
}

/** Nobody is slowed by another's heap, nor finds another's endpoints in its environment. */
function inItsOwnProcess(begins: string): Measure[] {
  const args = [...process.execArgv, import.meta.filename, '--json', '--alone', begins, '--only', only];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0)
    throw new Error(`The bench "${begins}" ended with ${status}; what it wrote stands above.`);
  return JSON.parse(stdout);
}

function format(value: number): string {
  return (value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2)).padStart(12);
}
