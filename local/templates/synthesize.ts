/** Bundles the functions and synthesizes the stacks in this process: the same code path as `cdk synth`, without its validators. */
import { join } from 'node:path';
import type { Settings } from '../../infra/settings.ts';
import type { StackTemplate } from '../../infra/templates/template.ts';
import { builtBundles } from './bundles.ts';

export interface Synthesized {
  readonly stacks: readonly StackTemplate[];
  readonly settings: Settings;
  /** Holds `<function>/index.mjs`. */
  readonly bundles: string;
}

/** `folder` takes the templates. Throws what infra throws: wrong settings, flows that do not verify. */
export async function synthesize(folder: string, settings?: unknown): Promise<Synthesized> {
  // The CDK takes most of a second to load: it loads while the functions are bundled.
  const [{ createApp }, bundles] = await Promise.all([import('../../infra/create-app.ts'), builtBundles()]);
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
