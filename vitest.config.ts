import { defineConfig } from 'vitest/config';

/** Tests mirror the source tree under `test/`. Nothing here may reach beyond loopback. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Every core: much of the time a test waits for loopback.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
