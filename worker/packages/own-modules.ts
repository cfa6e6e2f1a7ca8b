import { fileURLToPath } from 'node:url';
import type { PinnedPackage } from '../../src/domain/pinned-packages.ts';

/**
 * Packages in whose place programs get a module of ours, since what the package speaks to is the world here, or its own
 * processes: its only module, by its file. It finds the world by `findProvided` of `minicase:program`.
 */
export const OWN_MODULES: Partial<Record<PinnedPackage, string>> = {
  pg: fileURLToPath(new URL('pg.ts', import.meta.url)),
  vitest: fileURLToPath(new URL('vitest/vitest.ts', import.meta.url)),
};
