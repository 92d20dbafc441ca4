import { defineConfig } from 'vitest/config';

/** Tests mirror the source tree under `test/`. Nothing here may reach beyond loopback. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
