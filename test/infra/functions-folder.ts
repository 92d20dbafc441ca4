import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultFunctionsFolder } from '../../infra/build-functions.ts';
import { eventFunctions } from '../../infra/event-functions.ts';
import { deploymentFunctions, watchFunctions } from '../../infra/function-sources.ts';
import { contracts } from '../../shared/contract/contracts.ts';

/** What a synthesis reads of functions: their env.ts, and a bundle that is there, which is all that a template needs. */
export interface FunctionsFolder {
  readonly functionsFolder: string;
  readonly bundleFolder: string;
  /** For whatever else the test writes. */
  readonly folder: string;
  remove(): void;
}

export const everyFunction: readonly string[] = [
  ...contracts.map(({ name }) => name),
  ...eventFunctions.map(({ name }) => name),
  ...deploymentFunctions,
  ...watchFunctions,
];

export function functionsFolder(): FunctionsFolder {
  const folder = mkdtempSync(join(tmpdir(), 'careline-infra-'));
  const bundleFolder = join(folder, 'bundles');
  for (const name of everyFunction) {
    mkdirSync(join(bundleFolder, name), { recursive: true });
    writeFileSync(join(bundleFolder, name, 'index.mjs'), `// ${name}\n`);
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { functionsFolder: defaultFunctionsFolder, bundleFolder, folder, remove };
}
