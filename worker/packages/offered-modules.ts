import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { PinnedPackage } from '../../src/domain/pinned-packages.ts';
import { OWN_MODULES } from './own-modules.ts';

const Exports = z.union([z.string(), z.record(z.string(), z.unknown())]);
const Manifest = z.object({ version: z.string(), exports: Exports });
const require = createRequire(import.meta.url);

/** Without `node`: what a package has for any platform at all is what an isolate can run. */
export const CONDITIONS: readonly string[] = ['import', 'module', 'browser'];
/** Where a package without `exports` names its main module. */
export const MAIN_FIELDS: readonly string[] = ['module', 'main'];

/** What a package offers that has no use here: other platforms, browsers, build steps, and what needs a package more. */
const LEFT_OUT: Partial<Record<PinnedPackage, RegExp>> = {
  'date-fns': /^date-fns\/(fp|locale)(\/|$)/,
  'drizzle-orm':
    /^drizzle-orm\/(aws-data-api|better-sqlite3|bun-sql|bun-sqlite|cache\/upstash|d1|durable-sqlite|expo-sqlite|gel|gel-core|knex|libsql|mysql2|neon|neon-http|neon-serverless|netlify-db|op-sqlite|pglite|planetscale-serverless|postgres-js|prisma|singlestore|sql-js|supabase|tidb-serverless|vercel-postgres|xata-http)(\/|$)|\/(migrator|columns\/.+|query-builders\/.+)$/,
  hono: /^hono\/(aws-lambda|bun|cloudflare-pages|cloudflare-workers|deno|jsx\/dom|lambda-edge|netlify|service-worker|ssg|vercel)(\/|$)/,
  zod: /^zod\/(locales|v3|v4-mini|v4\/locales.*|v4\/mini)$/,
};

export type OfferedPackage = {
  readonly version: string;
  readonly folder: string;
  /** The file of each module, by what an import says: `hono`, `hono/cors`. */
  readonly modules: ReadonlyMap<string, string>;
};

const known = new Map<PinnedPackage, OfferedPackage>();

/** The modules of a package that a case which allows it may import: those that its `exports` name. */
export function readOfferedModules(name: PinnedPackage): OfferedPackage {
  const found = known.get(name) ?? readPackage(name);
  known.set(name, found);
  return found;
}

function readPackage(name: PinnedPackage): OfferedPackage {
  const folder = folderOf(name);
  const { version, exports } = Manifest.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const own = OWN_MODULES[name];
  if (own !== undefined) return { version, folder: path.dirname(own), modules: new Map([[name, own]]) };
  const modules = new Map<string, string>();
  for (const [subpath, entry] of entriesOf(exports)) {
    const target = targetOf(entry);
    if (target === undefined || !/\.[cm]?js$/.test(target)) continue;
    const found = subpath.includes('*') ? filesLike(folder, subpath, target) : ([[subpath, target]] as const);
    for (const [offered, file] of found) {
      const specifier = name + offered.slice(1);
      if (LEFT_OUT[name]?.test(specifier) !== true) modules.set(specifier, path.join(folder, file));
    }
  }
  return { version, folder, modules };
}

/** A package's own folder, wherever npm has put it. */
function folderOf(name: PinnedPackage): string {
  const folders = (require.resolve.paths(name) ?? []).map((folder) => path.join(folder, name));
  const found = folders.find((folder) => existsSync(path.join(folder, 'package.json')));
  if (found === undefined) throw new Error(`the package ${name} is not installed: run npm ci`);
  return found;
}

/** `exports` by subpath; where it has none, it is the package's only module. */
function entriesOf(exports: z.infer<typeof Exports>): [string, unknown][] {
  const entries = typeof exports === 'string' ? [] : Object.entries(exports);
  return entries.some(([key]) => key.startsWith('.')) ? entries : [['.', exports]];
}

/** What `*` stands for in `./jwt/*`. */
function filesLike(folder: string, subpath: string, target: string): [string, string][] {
  const [before = '', after = ''] = target.slice('./'.length).split('*');
  return globSync(`${before}**/*${after}`, { cwd: folder })
    .toSorted()
    .map((file) => [subpath.replace('*', file.slice(before.length, file.length - after.length)), file]);
}

/** The file for these conditions, by the rules of Node: the first that applies, in the package's own order. */
function targetOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null) return undefined;
  for (const [condition, inner] of Object.entries(entry)) {
    const target = condition === 'default' || CONDITIONS.includes(condition) ? targetOf(inner) : undefined;
    if (target !== undefined) return target;
  }
  return undefined;
}
