import { parseArgs } from 'node:util';
import { scanAfter } from './scan.ts';

/** `npm run scan [-- --calls 1000] [-- --seed 1]`: random calls, then a search of everything stored. */
const { values } = parseArgs({
  options: { calls: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const started = performance.now();
const scanned = await scanAfter(Number(values.calls), { seed: Number(values.seed), log: console.log });
const characters = scanned.places.reduce((sum, { text }) => sum + text.length, 0);
console.log(
  `${scanned.calls} calls (${JSON.stringify(scanned.ends)}), ${scanned.charges} charges, ${scanned.codes} codes texted; ` +
    `${characters.toLocaleString('en-US')} characters in ${scanned.places.length} places searched for ${scanned.secrets.length} secrets; ` +
    `${Math.round((performance.now() - started) / 1000)} s`,
);
for (const leak of scanned.leaks)
  console.error(`LEAK: a ${leak.kind} in ${leak.place}, at character ${leak.at}`);
for (const store of scanned.empty)
  console.error(`EMPTY: ${store} holds nothing, so nothing is proven about it`);
const found = new Set(scanned.planted.map(({ place, kind }) => `${kind} in ${place}`)).size;
if (found !== 4) console.error('MISSED: a planted card number or name was not found in both places');
if (scanned.empty.length > 0 || found !== 4) process.exitCode = 1;
if (scanned.leaks.length > 0 || scanned.charges === 0 || scanned.codes === 0) process.exitCode = 1;
else console.log('Nothing that must not be there.');
