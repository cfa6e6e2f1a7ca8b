import { z } from 'zod';

/**
 * The npm packages that a case may allow its submissions and may use in its suites, in the versions that `package.json`
 * pins. One more is one more line here, and an exact version there.
 */
export const PINNED_PACKAGES = [
  '@hono/zod-validator',
  'date-fns',
  'drizzle-orm',
  'hono',
  'jose',
  'kysely',
  'nanoid',
  'p-limit',
  'p-retry',
  'pg',
  'uuid',
  'vitest',
  'zod',
] as const;
export const PinnedPackage = z.enum(PINNED_PACKAGES);
export type PinnedPackage = z.infer<typeof PinnedPackage>;

const names: ReadonlySet<string> = new Set(PINNED_PACKAGES);

export function isPinned(name: string): name is PinnedPackage {
  return names.has(name);
}

/** Why a case cannot have these dependencies, or undefined where it can. */
export function refuseDependencies(dependencies: readonly string[]): string | undefined {
  const unknown = dependencies.find((name) => !isPinned(name));
  if (unknown === undefined) return undefined;
  return `dependencies: '${unknown}' is no package that a case may allow: there are ${PINNED_PACKAGES.join(', ')}`;
}
