import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

// What Node has compiled of the libraries, for the next worker and the next run.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/node-compile');

const shared = {
  // Nothing takes a minute on two idle cores; on a busy machine it may.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // Bundles of functions are code as it is deployed: Node loads them, Vite need not look at half a megabyte each.
  server: { deps: { external: [/\/index\.mjs\?/] } },
};

/** Tests mirror the source tree under `test/`. Nothing here may reach beyond loopback. */
export default defineConfig({
  test: {
    pool: 'forks',
    // Every core: much of the time a test waits for loopback.
    maxWorkers: '100%',
    projects: [
      {
        // Deployed functions read their environment once, when they are loaded: every file loads them anew.
        test: { ...shared, name: 'functions', include: ['test/functions/**/*.test.ts'] },
      },
      {
        // The rest shares what a worker has loaded (aws-cdk-lib, the SDK, the rules): a third of the time.
        test: {
          ...shared,
          name: 'centre',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/functions/**'],
          isolate: false,
        },
      },
    ],
  },
});
