import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../infra/settings.ts';
import type { Concrete } from '../../infra/templates/concrete.ts';
import type { Output } from './verify.ts';

export interface PlannedCentre {
  readonly centre: Concrete;
  readonly settings: Settings;
}

/** What a settings file makes of the repository; the demo clinic without it. Throws `SettingsError` for wrong settings. */
export async function planCentre(settings: string | undefined, output: Output): Promise<PlannedCentre> {
  return (await planCentres([settings], output))[0];
}

/** Several, with the same bundles. */
export async function planCentres<T extends readonly (string | undefined)[]>(
  files: readonly [...T],
  output: Output,
): Promise<{ readonly [K in keyof T]: PlannedCentre }>;
export async function planCentres(
  files: readonly (string | undefined)[],
  output: Output,
): Promise<readonly PlannedCentre[]> {
  const folder = mkdtempSync(join(tmpdir(), 'careline-plan-'));
  try {
    // The CDK takes most of a second to load: other commands do not pay for it.
    const [{ builtBundles }, { readVariant, synthesizedCentre }, { readSettings }] = await Promise.all([
      import('../templates/bundles.ts'),
      import('../../infra/proofs/centres.ts'),
      import('../../infra/settings.ts'),
    ]);
    const variants = files.map((file) =>
      file === undefined ? { name: 'demo', settings: {} } : readVariant(file),
    );
    // Wrong settings are told at once.
    const checked = variants.map((variant) => ({ variant, settings: readSettings(variant.settings) }));
    output.err('Bundling the functions and synthesizing the stacks …\n');
    const bundles = await builtBundles();
    return checked.map(({ variant, settings }, index) => ({
      centre: synthesizedCentre(variant, join(folder, String(index)), bundles),
      settings,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
