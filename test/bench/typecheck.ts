import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, median } from './measure.ts';
import { sizedSteps } from './sized-flow.ts';

const root = join(import.meta.dirname, '../..');
/** Steps of the flows: one, for what the compiler does in any case, and up to the most there may be. */
const sizes = [1, 50, 250] as const;
const rounds = 3;

/** Seconds that the compiler checks a typed flow, beyond those for a flow of one step. */
export const typecheck: Bench = {
  run: async () => {
    // Beside the sources, so that imports resolve; the folder is ignored.
    mkdirSync(join(root, '.careline'), { recursive: true });
    const folder = mkdtempSync(join(root, '.careline', 'bench-types-'));
    try {
      const projects = sizes.map((size) => ({ size, file: project(folder, size), times: [] as number[] }));
      for (let round = 0; round < rounds; round++) {
        for (const { file, times } of projects) times.push(seconds(file));
      }
      const [one = Number.NaN, fifty = Number.NaN, most = Number.NaN] = projects.map(({ times }) =>
        median(times),
      );
      return [
        { name: 'typecheck.flow250.seconds', value: most - one, unit: 's' },
        { name: 'typecheck.flow50.seconds', value: fifty - one, unit: 's' },
        { name: 'typecheck.flow250.ratio-to-flow1', value: most / one, unit: '×' },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function project(folder: string, size: number): string {
  const steps = JSON.stringify(size === 1 ? { bye: { type: 'DisconnectParticipant' } } : sizedSteps(size));
  writeFileSync(
    join(folder, `flow${size}.ts`),
    `import { defineFlow } from '../../shared/flow/define-flow.ts';
export const flow = defineFlow({ name: 'bench', kind: 'CONTACT_FLOW', start: '${size === 1 ? 'bye' : 'b0-say'}', steps: ${steps} });
`,
  );
  const file = join(folder, `tsconfig.${size}.json`);
  writeFileSync(
    file,
    JSON.stringify({ extends: '../../tsconfig.json', include: [], exclude: [], files: [`flow${size}.ts`] }),
  );
  return file;
}

/** What the compiler says of itself: reading the library's own types, the same for all, is not a part of it. */
function seconds(file: string): number {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', file, '--extendedDiagnostics', '--singleThreaded'];
  const text = execFileSync(process.execPath, [compiler, ...options], { encoding: 'utf8' });
  const found = /^Check time:\s+([\d.]+)s$/m.exec(text)?.[1];
  if (found === undefined)
    throw new Error('tsc --extendedDiagnostics says no "Check time". Read its output.');
  return Number(found);
}
