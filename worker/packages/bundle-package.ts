import { build, type Plugin } from 'esbuild';
import { z } from 'zod';
import { isPinned, PinnedPackage } from '../../src/domain/pinned-packages.ts';
import { packageOf } from './find-module.ts';
import { CONDITIONS, MAIN_FIELDS, readOfferedModules } from './offered-modules.ts';

/** One package as a script that tells an isolate of its modules without evaluating any of them. */
export const PackageBundle = z.object({
  name: PinnedPackage,
  code: z.string(),
  modules: z.array(z.string()),
  /** Those of them that are evaluated before there is a program. */
  atStart: z.array(z.string()),
  /** Whether it uses the web platform while it is evaluated, or in all that it is for. */
  needsWeb: z.boolean(),
  /** Other pinned packages that it imports: it shares them with the program. */
  needs: z.array(PinnedPackage),
});
export type PackageBundle = z.infer<typeof PackageBundle>;

/** Modules that most programs which use a package import; where there is no line, its own. */
const AT_START: Partial<Record<PinnedPackage, readonly string[]>> = {
  'drizzle-orm': ['drizzle-orm', 'drizzle-orm/pg-core', 'drizzle-orm/pg-proxy'],
};

const NEED_WEB: readonly PinnedPackage[] = ['@hono/zod-validator', 'hono', 'jose'];

/** What `worker/program/packages.isolate.ts` is called by while the isolate's snapshot is taken. */
const DEFINE = '__host.definePackage';

/**
 * Bundles a package as a whole, all its modules in one graph: `hono` and `hono/cors` must meet the same classes. What it
 * imports of other pinned packages and of Node is asked for where it runs.
 */
export async function bundlePackage(name: PinnedPackage): Promise<PackageBundle> {
  const { folder, modules } = readOfferedModules(name);
  const entries = [...modules].map(([specifier, file]) => {
    return `${JSON.stringify(specifier)}: () => require(${JSON.stringify(file)})`;
  });
  const needs = new Set<PinnedPackage>();
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = {\n${entries.join(',\n')}\n};`, resolveDir: folder },
    // Names of files stay in the code: they are to be the same on each machine.
    absWorkingDir: folder,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    mainFields: [...MAIN_FIELDS],
    conditions: [...CONDITIONS],
    target: 'esnext',
    charset: 'utf8',
    logLevel: 'silent',
    // An isolate begins with all of it, text included: each megabyte costs it a millisecond.
    minify: true,
    keepNames: true,
    legalComments: 'none',
    plugins: [sharing(name, needs)],
  });
  const code = outputFiles[0]?.text ?? '';
  return {
    name,
    code: `${DEFINE}((require, module) => {'use strict';${code}\n});`,
    modules: [...modules.keys()],
    atStart: [...(AT_START[name] ?? [name])],
    needsWeb: NEED_WEB.includes(name),
    needs: [...needs].sort(),
  };
}

/** Leaves to the isolate what is not the package's own. */
function sharing(name: PinnedPackage, needs: Set<PinnedPackage>): Plugin {
  return {
    name: 'sharing',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path: specifier }) => {
        const owner = packageOf(specifier);
        if (/^(node|minicase):/.test(specifier)) return { path: specifier, external: true };
        if (owner === name || !isPinned(owner)) return undefined;
        needs.add(owner);
        return { path: specifier, external: true };
      });
    },
  };
}
