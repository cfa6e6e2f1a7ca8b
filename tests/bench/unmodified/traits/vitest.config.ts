import { defineConfig } from 'vitest/config';

/** The traits in one process, as any project would run them: what passes there must pass across two. */
export default defineConfig({
  test: { root: import.meta.dirname, include: ['tests/*.spec.ts'], update: 'none' },
});
