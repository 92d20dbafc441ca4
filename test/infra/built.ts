import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions, defaultFunctionsFolder } from '../../infra/build-functions.ts';
import { deploymentFunctions, eventFunctions } from '../../infra/function-sources.ts';
import { contracts } from '../../shared/contract/contracts.ts';

/** The functions of the project, bundled into a folder of their own. `remove` deletes it. */
export interface Built {
  readonly functionsFolder: string;
  readonly bundleFolder: string;
  readonly folder: string;
  remove(): void;
}

export async function build(): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'careline-infra-'));
  const bundleFolder = join(folder, 'bundles');
  const functionsFolder = withStandIns(join(folder, 'functions'));
  await buildFunctions({ functionsFolder, outFolder: bundleFolder });
  return {
    functionsFolder,
    bundleFolder,
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Links to every function that is written, and an empty one for each that is not. */
function withStandIns(folder: string): string {
  const names = [...contracts.map(({ name }) => name), ...eventFunctions, ...deploymentFunctions];
  for (const name of names) {
    const capability = readdirSync(defaultFunctionsFolder).find((c) =>
      existsSync(join(defaultFunctionsFolder, c, name, 'handler.ts')),
    );
    const to = join(folder, capability ?? 'not-written', name);
    mkdirSync(join(to, '..'), { recursive: true });
    if (capability !== undefined) {
      symlinkSync(join(defaultFunctionsFolder, capability, name), to);
      continue;
    }
    mkdirSync(to);
    writeFileSync(
      join(to, 'env.ts'),
      'export const environment = { shape: {} };\nexport const access = {};\n',
    );
    writeFileSync(join(to, 'handler.ts'), 'export const handler = async () => ({});\n');
  }
  return folder;
}
