import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../infra/build-functions.ts';
import { createApp } from '../../infra/create-app.ts';
import { type Bench, median } from './measure.ts';

/** The whole centre to CloudFormation templates, in this process, functions bundled, validators off. */
export const synth: Bench = {
  run: async () => {
    const seconds: number[] = [];
    for (let round = 0; round < 3; round++) {
      const outdir = mkdtempSync(join(tmpdir(), 'careline-synth-'));
      const start = performance.now();
      await buildFunctions();
      createApp({ outdir, validation: 'none' }).app.synth();
      seconds.push((performance.now() - start) / 1000);
      rmSync(outdir, { recursive: true, force: true });
    }
    return [{ name: 'synth.seconds', value: median(seconds), unit: 's' }];
  },
};
