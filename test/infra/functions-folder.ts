import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultFunctionsFolder } from '../../infra/build-functions.ts';
import { deploymentFunctions, eventFunctions } from '../../infra/function-sources.ts';
import { contracts } from '../../shared/contract/contracts.ts';

/** What a synthesis reads of functions: their real env.ts, and a bundle that is there, which is all that a template needs. */
export interface FunctionsFolder {
  readonly functionsFolder: string;
  readonly bundleFolder: string;
  /** For whatever else the test writes. */
  readonly folder: string;
  remove(): void;
}

export const everyFunction: readonly string[] = [
  ...contracts.map(({ name }) => name),
  ...eventFunctions,
  ...deploymentFunctions,
];

export function functionsFolder(): FunctionsFolder {
  const folder = mkdtempSync(join(tmpdir(), 'careline-infra-'));
  const functionsFolder = join(folder, 'functions');
  const bundleFolder = join(folder, 'bundles');
  for (const name of everyFunction) {
    link(name, functionsFolder);
    mkdirSync(join(bundleFolder, name), { recursive: true });
    writeFileSync(join(bundleFolder, name, 'index.mjs'), `// ${name}\n`);
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { functionsFolder, bundleFolder, folder, remove };
}

/** A function that is not written yet gets an empty environment. */
function link(name: string, functionsFolder: string): void {
  const capability = readdirSync(defaultFunctionsFolder).find((c) =>
    existsSync(join(defaultFunctionsFolder, c, name, 'env.ts')),
  );
  const to = join(functionsFolder, capability ?? 'not-written', name);
  mkdirSync(join(to, '..'), { recursive: true });
  if (capability !== undefined) {
    symlinkSync(join(defaultFunctionsFolder, capability, name), to);
    return;
  }
  mkdirSync(to);
  writeFileSync(join(to, 'env.ts'), 'export const environment = { shape: {} };\nexport const access = {};\n');
}
