/** The bundles of the functions, built once for a process: its code does not change. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../infra/build-functions.ts';

let folder: Promise<string> | undefined;

/** Holds `<function>/index.mjs`, and nobody writes there. */
export function builtBundles(): Promise<string> {
  folder ??= build();
  return folder;
}

async function build(): Promise<string> {
  const made = mkdtempSync(join(tmpdir(), 'careline-bundles-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  await buildFunctions({ outFolder: made });
  return made;
}
