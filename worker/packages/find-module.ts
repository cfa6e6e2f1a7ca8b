import { isPinned } from '../../src/domain/pinned-packages.ts';
import { readOfferedModules } from './offered-modules.ts';
import { OWN_MODULES } from './own-modules.ts';

/** What every suite may import, whatever its case allows: it is how contracts are written. */
const ALWAYS = ['zod'];

/** The packages that a case's suites may import. */
export function packagesOfSuites(dependencies: readonly string[]): readonly string[] {
  return [...new Set([...dependencies, ...ALWAYS])].sort();
}

/** The file that an import in a suite stands for; undefined where its case does not allow it. */
export function findModuleForSuite(specifier: string, dependencies: readonly string[]): string | undefined {
  const owner = packageOf(specifier);
  if (!isPinned(owner) || OWN_MODULES[owner] !== undefined || !packagesOfSuites(dependencies).includes(owner))
    return undefined;
  return readOfferedModules(owner).modules.get(specifier);
}

/** The package of an import: `@hono/zod-validator` of itself, `hono` of `hono/cors`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
