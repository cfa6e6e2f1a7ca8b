import path from 'node:path/posix';
import { build, type Plugin } from 'esbuild';
import type { ChallengePackage, TestGroup } from '../../../src/domain/challenge.ts';
import { JudgeError } from '../../../src/domain/judge-error.ts';
import { importsModel } from '../../../src/domain/model-import.ts';
import { findModuleForSuite, packagesOfSuites } from '../../packages/find-module.ts';
import { CONDITIONS, MAIN_FIELDS } from '../../packages/offered-modules.ts';
import { NODE_MODULE_NAMES } from '../../platform/node-module-names.ts';
import { usesWeb } from '../../platform/uses-web.ts';
import { hoistMocks, TEST_LIBRARY, WORLD_LIBRARY } from './hoist-mocks.ts';

/** One group's spec, with the files beside it, as a script that the grader evaluates. */
export type CompiledSuite = {
  /** Evaluates to an async function of `SuiteHost`; see `worker/grader/suite.isolate.ts`. */
  readonly code: string;
  /** The program's modules that the suite imports, the entry first. */
  readonly modules: readonly string[];
  /** Those of them that are not the starter's: only a submission can tell whether there are such files. */
  readonly guessedModules: readonly string[];
  /** Whether it imports `minicase/world`, or uses the web platform. */
  readonly hasWorld: boolean;
  /** Whether it asks the world for a Postgres. */
  readonly hasDatabase: boolean;
  /** Whether it asks the world for a SQLite. */
  readonly hasSqlite: boolean;
  /** Whether it compares with the model solution. */
  readonly usesModel: boolean;
};

const TEST_LIBRARIES = new Set(['vitest', '@jest/globals']);
const WORLD = 'minicase/world';
const STARTER = 'starter/';
/** `world.sql`, `const { sql } = world`, `sql: …` of a world under another name: a database too many is only slower. */
const DATABASE_USE = /\.\s*sql\b|\{[^{}]*\bsql\b[^{}]*\}\s*=/;
const SQLITE_USE = /\.\s*sqlite\b|\{[^{}]*\bsqlite\b[^{}]*\}\s*=/;
const EXTENSIONS = ['', '.ts', '.js', '.mts', '.mjs', '.cts', '.cjs', '.json', '/index.ts', '/index.js'];

/**
 * Bundles a spec. Imports of the test library and of the starter are left to the grader: the first it has, and in place
 * of the second it puts the program's modules.
 *
 * @throws JudgeError `suite-broken`
 */
export async function compileSuite(challenge: ChallengePackage, group: TestGroup): Promise<CompiledSuite> {
  const { entry } = challenge.manifest;
  const modules = new Set<string>([entry]);
  const guessed = new Set<string>();
  let hasWorld = false;
  let usesNode = false;
  let usesModel = false;
  const allowed = packagesOfSuites(challenge.manifest.dependencies).join(', ');
  const files = new Map(challenge.files.map((file) => [file.path, file.content]));
  const importedNames = JSON.stringify(namesImported(challenge));
  const root = findProgramRoot(challenge);

  /** What an import in a suite's file means: a file of the package, or a module of the program. */
  function resolve(
    specifier: string,
    importer: string,
  ): { readonly file?: string; readonly module?: string } | undefined {
    if (!specifier.startsWith('.')) return undefined;
    const wanted = path.join(path.dirname(importer), specifier);
    const file = EXTENSIONS.map((extension) => wanted + extension).find((candidate) => files.has(candidate));
    if (file !== undefined && !file.startsWith(STARTER)) return { file };
    if (file !== undefined) return { module: file.slice(STARTER.length) };
    if (wanted.startsWith(STARTER)) return { module: wanted.slice(STARTER.length) };
    if (stemOf(wanted) === stemOf(entry)) return { module: entry };
    const beside = root === undefined ? undefined : path.relative(root, wanted);
    if (beside === undefined || beside.startsWith('..')) return undefined;
    const starter = EXTENSIONS.map((extension) => STARTER + beside + extension).find((name) => files.has(name));
    if (starter !== undefined) return { module: starter.slice(STARTER.length) };
    // A spec from elsewhere, whose solution comes in several files.
    guessed.add(beside);
    return { module: beside };
  }

  const plugin: Plugin = {
    name: 'suite',
    setup(pluginBuild) {
      pluginBuild.onResolve({ filter: /.*/ }, ({ path: specifier, importer, namespace, kind }) => {
        if (kind === 'entry-point') return { path: group.file, namespace: 'package' };
        if (TEST_LIBRARIES.has(specifier)) return { path: TEST_LIBRARY, namespace: 'api' };
        if (specifier === WORLD) {
          hasWorld = true;
          return { path: WORLD_LIBRARY, namespace: 'world' };
        }
        const nodeModule = specifier.replace(/^node:/, '');
        if (NODE_MODULE_NAMES.includes(nodeModule)) {
          usesNode = true;
          return { path: nodeModule, namespace: 'node' };
        }
        // Inside a package, imports are those of any package.
        if (namespace === 'file') return undefined;
        const file = findModuleForSuite(specifier, challenge.manifest.dependencies);
        if (file !== undefined) return { path: file };
        const found = resolve(specifier, importer);
        if (found?.file !== undefined) return { path: found.file, namespace: 'package' };
        if (found?.module === undefined) {
          const text = `'${specifier}' is neither a file of the challenge, nor the starter's ${entry}, nor of the packages ${allowed}`;
          return { errors: [{ text }] };
        }
        modules.add(found.module);
        return { path: found.module, namespace: 'program' };
      });
      pluginBuild.onLoad({ filter: /.*/, namespace: 'package' }, ({ path: file }) => {
        const contents = files.get(file) ?? '';
        usesModel ||= importsModel(contents);
        return { contents, loader: loaderOf(file) };
      });
      pluginBuild.onLoad({ filter: /.*/, namespace: 'api' }, () => ({ contents: 'module.exports = __suite.api;' }));
      pluginBuild.onLoad({ filter: /.*/, namespace: 'world' }, () => ({ contents: 'module.exports = __suite.world;' }));
      pluginBuild.onLoad({ filter: /.*/, namespace: 'node' }, ({ path: name }) => ({
        contents: `module.exports = __suite.nodeModule(${JSON.stringify(name)});`,
      }));
      pluginBuild.onLoad({ filter: /.*/, namespace: 'program' }, ({ path: module }) => ({
        contents: `module.exports = __suite.program(${JSON.stringify(module)}, ${importedNames});`,
      }));
    },
  };
  const code = hoistMocks(await bundle(group, plugin), (specifier) => resolve(specifier, group.file)?.module);
  const rules = importsVitest(challenge) ? '' : '__suite.followJest();';
  const stored = files.get(`${path.dirname(group.file)}/__snapshots__/${path.basename(group.file)}.snap`);
  const snapshots = stored === undefined ? '' : `__suite.snapshots(${JSON.stringify(stored)});`;
  const globals = 'const { globalThis } = __suite, global = globalThis;';
  return {
    code: `(async (__suite) => {'use strict';${globals}${rules}${snapshots}${code}\n})`,
    modules: [...modules],
    guessedModules: [...guessed],
    hasDatabase: hasWorld && DATABASE_USE.test(code),
    hasSqlite: hasWorld && SQLITE_USE.test(code),
    hasWorld: hasWorld || usesNode || usesWeb(code),
    usesModel,
  };
}

/** Specs for jest, and those that import nothing, are run by jest's rules where the two libraries' differ. */
function importsVitest(challenge: ChallengePackage): boolean {
  return challenge.files.some((file) => !file.path.startsWith(STARTER) && /['"]vitest['"]/.test(file.content));
}

async function bundle(group: TestGroup, plugin: Plugin): Promise<string> {
  try {
    const { outputFiles } = await build({
      entryPoints: [group.file],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'neutral',
      mainFields: [...MAIN_FIELDS],
      conditions: [...CONDITIONS],
      target: 'esnext',
      charset: 'utf8',
      logLevel: 'silent',
      plugins: [plugin],
      define: { 'import.meta.url': JSON.stringify(`file:///${group.file}`), 'import.meta.vitest': 'undefined' },
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    });
    return (outputFiles[0]?.text ?? '').replace(/^export \{[^}]*\};?\s*$/m, '');
  } catch (cause) {
    throw new JudgeError('suite-broken', `${group.file} does not compile: ${(cause as Error).message}`, { cause });
  }
}

/** Where the specs think that the program's files are: the folder in which they look for the entry. */
function findProgramRoot({ files, manifest }: ChallengePackage): string | undefined {
  for (const file of files) {
    if (file.path.startsWith(STARTER)) continue;
    for (const [, specifier = ''] of file.content.matchAll(/(?:from|require\(|import)\s*['"](\.[^'"\n]+)['"]/g)) {
      const wanted = path.join(path.dirname(file.path), specifier);
      if (stemOf(wanted) === stemOf(manifest.entry))
        return path.join(path.dirname(wanted), path.relative(path.dirname(manifest.entry), '.'));
    }
  }
  return undefined;
}

/** Every name that the suites' files import by name, to stand for the exports of a program that cannot be loaded. */
function namesImported(challenge: ChallengePackage): string[] {
  const names = new Set<string>(['default']);
  for (const file of challenge.files) {
    if (file.path.startsWith(STARTER)) continue;
    for (const clause of file.content.matchAll(/import\s+(?:[\w$]+\s*,\s*)?\{([^}]*)\}\s*from/g)) {
      for (const part of (clause[1] as string).split(',')) {
        const name = /^\s*(?!type\s)([\w$]+)/.exec(part)?.[1];
        if (name !== undefined) names.add(name);
      }
    }
  }
  return [...names];
}

function loaderOf(file: string): 'ts' | 'js' | 'json' {
  if (file.endsWith('.json')) return 'json';
  return /\.[cm]?ts$/.test(file) ? 'ts' : 'js';
}

/** A path's last part without its extension: how a spec may name the entry from anywhere. */
function stemOf(file: string): string {
  return path.basename(file).replace(/\.[cm]?[jt]s$/, '');
}
