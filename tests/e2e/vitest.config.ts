import { defineConfig } from 'vitest/config';

/** Stories in a real browser. They need Chromium: at `/usr/bin/chromium`, or where CHROMIUM says. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts'],
    pool: 'forks',
    execArgv: ['--no-node-snapshot'],
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
