import { parseArgs } from 'node:util';
import { explorer } from './explorer.ts';
import { functions } from './functions.ts';
import type { Bench, Measure } from './measure.ts';
import { simulator } from './simulator.ts';
import { synth } from './synth.ts';
import { verifier } from './verifier.ts';

/** `npm run bench [-- --json] [-- --only <prefix>]`: every figure of the project, in one run. */
const benches: readonly Bench[] = [simulator, verifier, explorer, functions, synth];

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string', default: '' } },
});
const measures: Measure[] = [];
for (const bench of benches) {
  if (!bench.names.some((name) => name.startsWith(values.only))) continue;
  for (const measure of await bench.run()) {
    if (!measure.name.startsWith(values.only)) continue;
    measures.push(measure);
    if (!values.json) console.log(`${measure.name.padEnd(44)} ${format(measure.value)} ${measure.unit}`);
  }
}
if (values.json) console.log(JSON.stringify(measures, null, 1));
if (measures.length === 0) {
  console.error(
    `No bench begins with "${values.only}". There are: ${benches.flatMap((b) => b.names).join(', ')}`,
  );
  process.exitCode = 2;
}

function format(value: number): string {
  return (value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2)).padStart(12);
}
