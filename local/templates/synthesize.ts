/** Bundles the functions and synthesizes the stacks in this process: the same code path as `cdk synth`, without its validators. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../infra/build-functions.ts';
import type { Settings } from '../../infra/settings.ts';
import type { StackTemplate } from '../../infra/templates/template.ts';

export interface Synthesized {
  readonly stacks: readonly StackTemplate[];
  readonly settings: Settings;
  /** Holds `<function>/index.mjs`. */
  readonly bundles: string;
}

/** `folder` takes bundles and templates. Throws what infra throws: wrong settings, flows that do not verify. */
export async function synthesize(folder: string, settings?: unknown): Promise<Synthesized> {
  const bundles = join(folder, 'functions');
  // The CDK takes most of a second to load: it loads while the functions are bundled.
  const [{ createApp }] = await Promise.all([import('../../infra/create-app.ts'), copyBundles(bundles)]);
  const created = createApp({
    validation: 'none',
    bundleFolder: bundles,
    outdir: join(folder, 'cdk.out'),
    ...(settings !== undefined && { settings }),
  });
  const assembly = created.app.synth();
  const stacks = assembly.stacks.map(({ stackName, template }) => ({ stack: stackName, template }));
  return { stacks, settings: created.settings, bundles };
}

let built: Promise<string> | undefined;

/** Bundled once for a process, whose code does not change; each centre has a copy, which it loads with its own environment. */
async function copyBundles(to: string): Promise<void> {
  built ??= bundleOnce();
  await cp(await built, to, { recursive: true });
}

async function bundleOnce(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'careline-bundles-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await buildFunctions({ outFolder: folder });
  return folder;
}
