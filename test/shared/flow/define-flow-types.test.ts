import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'careline-types-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the compiler says about one file, and how many types it made for it. The same on every machine, however busy. */
async function compiled(name: string, source: string): Promise<{ output: string; instantiations: number }> {
  const file = join(folder, `${name}.mts`);
  const config = join(folder, `${name}.json`);
  const compilerOptions = { types: [], noEmit: true };
  await writeFile(file, `import { defineFlow } from '${root}shared/flow/define-flow.ts';\n${source}`);
  await writeFile(
    config,
    JSON.stringify({ extends: `${root}tsconfig.json`, compilerOptions, files: [file], include: [] }),
  );
  const said = await new Promise<string>((resolve) => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    execFile(
      process.execPath,
      [tsc, '--pretty', 'false', '--extendedDiagnostics', '-p', config],
      (_, stdout, stderr) => resolve(stdout + stderr),
    );
  });
  const figures = said.search(/^Files: /m);
  const instantiations = /^Instantiations:\s+(\d+)$/m.exec(said)?.[1];
  return { output: said.slice(0, figures), instantiations: Number(instantiations) };
}

/** A flow of so many steps, each of them a menu that leads to others. */
const flowOf = (size: number): string => {
  const steps = Array.from({ length: size - 1 }, (_, i) => {
    const [next, far] = [`'step-${(i + 1) % (size - 1)}'`, `'step-${(i * 7) % (size - 1)}'`];
    const keys = `keys: { 1: ${next}, 2: ${far} }, onTimeout: ${far}, onNoMatch: ${next}, onError: 'bye'`;
    return `  'step-${i}': { type: 'GetParticipantInput', text: 'x', timeoutSeconds: 5, ${keys} },`;
  });
  return `export const flow = defineFlow({ name: 'f', kind: 'CONTACT_FLOW', start: 'step-0', steps: {\n${steps.join('\n')}\n  bye: { type: 'DisconnectParticipant' },\n} });`;
};

describe('the types of defineFlow', () => {
  it('answer a misspelt step with the right name, at its place', async () => {
    const { output } = await compiled(
      'misspelt',
      `export const flow = defineFlow({ name: 'f', kind: 'CONTACT_FLOW', start: 'greeting', steps: {
  greeting: { type: 'MessageParticipant', text: 'Hello.',
    next: 'goodbey',
    onError: 'goodbye' },
  goodbye: { type: 'DisconnectParticipant' },
} });`,
    );
    expect(output).toMatch(
      /misspelt\.mts\(4,5\): error TS2820: Type '"goodbey"' .* Did you mean '"goodbye"'\?/,
    );
    expect(output.match(/error TS/g)).toHaveLength(1);
  });

  it('cost the compiler about the same for each of 250 steps', async () => {
    const small = await compiled('small', flowOf(3));
    const large = await compiled('large', flowOf(250));
    expect([small.output, large.output]).toEqual(['', '']);
    const each = (large.instantiations - small.instantiations) / 247;
    expect(each).toBeGreaterThan(10);
    // A menu of two keys: 368 when this was written. What grew with the size of the flow would be in the thousands.
    expect(each).toBeLessThan(600);
  });
});
