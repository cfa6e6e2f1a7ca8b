import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isPinned } from '../../domain/pinned-packages.ts';
import { readWorldTypes } from './world-types.ts';

const MODULES = path.join(import.meta.dirname, '../../../node_modules');

/** What there is in any case: JavaScript itself as the installed compiler knows it, and Node. */
const ALWAYS: Readonly<Record<string, string>> = { typescript: 'typescript-js/lib', node: '@types/node' };

const LIBRARY = /^lib\.(es\d|esnext|decorators)[\w.]*\.d\.ts$/;

/** Tools that a package's types mention and no solution touches. */
const LEFT_OUT: ReadonlySet<string> = new Set(['vite', 'vite-node', 'esbuild', 'rollup', 'chai', '@types/chai']);

/** Type declarations by their paths below `node_modules`, as the editor's type checker reads them. */
export type TypeFiles = Readonly<Record<string, string>>;

/** The types of a package that a case may allow, with those of what it needs; undefined for any other name. */
export async function readPackageTypes(name: string): Promise<TypeFiles | undefined> {
  if (Object.hasOwn(ALWAYS, name)) return await readAlways(name);
  if (name === 'minicase') return await readWorldTypes();
  if (!isPinned(name)) return undefined;
  const files: Record<string, string> = {};
  const seen = new Set<string>(LEFT_OUT);
  const waiting: string[] = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const manifest = await readManifest(next);
    if (manifest === undefined) continue;
    const own = await readDeclarations(next);
    if (Object.keys(own).length === 0 && !next.startsWith('@types/')) waiting.push(typesOf(next));
    Object.assign(files, own, { [`${next}/package.json`]: JSON.stringify(manifest) });
    waiting.push(...needsOf(manifest));
  }
  return files;
}

async function readAlways(name: string): Promise<TypeFiles> {
  if (name === 'node') return { ...(await readWhole('@types/node')), ...(await readWhole('undici-types')) };
  const folder = path.join(MODULES, ALWAYS['typescript'] ?? '');
  const names = (await readdir(folder)).filter((file) => LIBRARY.test(file));
  const files = names.map(async (file) => [`typescript/lib/${file}`, await readFile(path.join(folder, file), 'utf8')]);
  return Object.fromEntries(await Promise.all(files));
}

async function readWhole(name: string): Promise<TypeFiles> {
  const manifest = await readManifest(name);
  return { ...(await readDeclarations(name)), [`${name}/package.json`]: JSON.stringify(manifest) };
}

type Manifest = Readonly<Record<string, unknown>>;

async function readManifest(name: string): Promise<Manifest | undefined> {
  const text = await readFile(path.join(MODULES, name, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { version, type, main, module, types, typings, typesVersions, exports, imports, ...rest } = JSON.parse(text);
  const { dependencies, peerDependencies, peerDependenciesMeta } = rest;
  const resolving = { name, version, type, main, module, types, typings, typesVersions, exports, imports };
  return { ...resolving, dependencies, peerDependencies, peerDependenciesMeta };
}

function needsOf({ dependencies, peerDependencies, peerDependenciesMeta }: Manifest): readonly string[] {
  const optional = (peerDependenciesMeta ?? {}) as Readonly<Record<string, { readonly optional?: boolean }>>;
  const peers = Object.keys(peerDependencies ?? {}).filter((peer) => optional[peer]?.optional !== true);
  return [...Object.keys(dependencies ?? {}), ...peers].filter((need) => need !== '@types/node');
}

async function readDeclarations(name: string): Promise<Record<string, string>> {
  const folder = path.join(MODULES, name);
  const all = await readdir(folder, { recursive: true });
  const declarations = all.filter((file) => /\.d\.[cm]?ts$/.test(file) && !file.includes('node_modules'));
  // The same types are there once for each way to load them: one is enough.
  const wanted = declarations.filter((file) => !/\.d\.cts$/.test(file) || !declarations.includes(otherKind(file)));
  const files = wanted.map(async (file) => [`${name}/${file}`, await readFile(path.join(folder, file), 'utf8')]);
  return Object.fromEntries(await Promise.all(files));
}

function otherKind(file: string): string {
  return file.replace(/\.d\.cts$/, '.d.ts');
}

/** `@scope/name` → `@types/scope__name` */
function typesOf(name: string): string {
  return `@types/${name.replace(/^@([^/]+)\//, '$1__')}`;
}
