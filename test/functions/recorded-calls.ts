/** The record of what each function calls, from which `npm run prove` judges its role. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type RecordedCalls, recordedCallsFile } from '../../infra/proofs/rights/needed.ts';
import type { Access } from '../../shared/contract/access.ts';
import type { LocalCentre } from './local-centre.ts';

/**
 * What went over the wire since `centre.calls` was emptied is what the function's env.ts lists, and what is on record.
 * `CARELINE_RECORD=1 npx vitest run --no-file-parallelism <test>` writes the record. `path`: e.g. `payments/read-balance`.
 */
export async function expectExactCalls(path: string, centre: LocalCentre): Promise<void> {
  const [capability, name = ''] = path.split('/');
  const { access }: { access: Access } = await import(`../../functions/${capability}/${name}/env.ts`);
  const variables = new Map(Object.entries(centre.environment).map(([variable, value]) => [value, variable]));
  const made = centre.calls.map(({ action, resource }) => `${action} ${variables.get(resource) ?? resource}`);
  const calls = [...new Set(made)].sort();
  const allowed = Object.entries(access).flatMap(([variable, actions]) =>
    actions.map((action) => `${action} ${variable}`),
  );
  expect(calls).toEqual(allowed.sort());
  if (process.env.CARELINE_RECORD === '1') write(name, calls);
  else expect(calls, 'infra/proofs/recorded-calls.json').toEqual(readRecord()[name]);
}

function readRecord(): RecordedCalls {
  return JSON.parse(readFileSync(recordedCallsFile, 'utf8'));
}

function write(name: string, calls: readonly string[]): void {
  const all = { ...readRecord(), [name]: calls };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(recordedCallsFile, `${JSON.stringify(sorted, null, 2)}\n`);
}
