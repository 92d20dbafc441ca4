import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../infra/build-functions.ts';
import { createApp } from '../../infra/create-app.ts';
import { type Bench, median } from './measure.ts';

/** The functions to bundles, and the whole small centre to CloudFormation templates, in this process, validators off. */
export const synth: Bench = {
  run: async () => {
    const bundling: number[] = [];
    const seconds: number[] = [];
    for (let round = 0; round < 3; round++) {
      const outdir = mkdtempSync(join(tmpdir(), 'careline-synth-'));
      const before = performance.now();
      await buildFunctions();
      const start = performance.now();
      bundling.push((start - before) / 1000);
      createApp({ outdir, validation: 'none' }).app.synth();
      seconds.push((performance.now() - start) / 1000);
      rmSync(outdir, { recursive: true, force: true });
    }
    return [
      { name: 'synth.bundle.seconds', value: median(bundling), unit: 's' },
      { name: 'synth.seconds', value: median(seconds), unit: 's' },
    ];
  },
};
