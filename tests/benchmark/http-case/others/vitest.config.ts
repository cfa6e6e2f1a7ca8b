import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  test: { root: at('..'), include: ['others/rates.spec.ts'], watch: false },
  resolve: { alias: [{ find: '../starter/index.ts', replacement: at('../solution/index.ts') }] },
});
