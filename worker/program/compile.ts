import path from 'node:path/posix';
import { parse } from 'es-module-lexer/js';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { findImportable, type Importable, refuseImport } from './importable.ts';

/** What is wrong with a candidate's source, for them to read. */
export class CompileError extends Error {
  override readonly name = 'CompileError';
}

/** One module as V8 takes it. */
export type CompiledModule = { readonly path: string; readonly code: string; readonly isCommonJs: boolean };

/** TypeScript to JavaScript, one file at a time: no compiler here can follow an import to the disk. */
export type Transform = (
  fileName: string,
  source: string,
  options: object,
) => {
  readonly code: string;
  readonly errors: readonly { readonly message: string; readonly codeframe?: string | null }[];
};

const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];
/** What an import of the key may mean on disk, since TypeScript lets a file be imported under its output's name. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.js'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** What an import stands for: a file of the submission, or a module that the isolate has. */
export type Resolved = { readonly file: string } | { readonly module: string };

/** The candidate's files, found by import and compiled when first needed. */
export class Sources {
  readonly #files: ReadonlyMap<string, string>;
  readonly #transform: Transform;
  readonly #importable: Importable;
  readonly #compiled = new Map<string, CompiledModule>();
  /** Whether there is code that wants to know on whose behalf it runs. */
  readonly #followsCalls: boolean;

  constructor(files: readonly SourceFile[], transform: Transform, importable: Importable) {
    this.#files = new Map(files.map((file) => [path.normalize(file.path), file.content]));
    this.#transform = transform;
    this.#importable = importable;
    this.#followsCalls = files.some(({ content }) => /\basync_hooks\b/.test(content));
  }

  /** @throws CompileError where a file of the submission imports what it may not, or what is not there */
  resolveImport(specifier: string, importer: string): Resolved {
    if (specifier.startsWith('./') || specifier.startsWith('../')) {
      const file = this.#find(path.join(path.dirname(importer), specifier));
      if (file !== undefined) return { file };
      throw new CompileError(`${importer}: cannot find '${specifier}' among the files of the submission`);
    }
    const module = findImportable(specifier, this.#importable);
    if (module !== undefined) return { module };
    throw new CompileError(`${importer}: ${refuseImport(specifier, this.#importable)}`);
  }

  /**
   * What tests import may be written in either language: `index.js` stands for `index.ts`.
   *
   * @throws CompileError where there is no such file
   */
  resolve(wanted: string): string {
    const found = this.#find(wanted) ?? this.#find(wanted.slice(0, -path.extname(wanted).length || undefined));
    if (found === undefined) throw new CompileError(`${wanted} is missing: the tests import it`);
    return found;
  }

  /** @throws CompileError */
  compile(file: string): CompiledModule {
    const known = this.#compiled.get(file);
    if (known !== undefined) return known;
    const module = this.#compileNew(file);
    this.#compiled.set(file, module);
    return module;
  }

  #find(wanted: string): string | undefined {
    return candidatesFor(wanted).find((candidate) => this.#files.has(candidate));
  }

  #compileNew(file: string): CompiledModule {
    const source = this.#files.get(file) ?? '';
    const extension = path.extname(file);
    if (extension === '.json') return { path: file, code: jsonModule(file, source), isCommonJs: false };
    const code = extension.endsWith('ts') || this.#followsCalls ? this.#stripTypes(file, source) : source;
    const isCommonJs = extension.startsWith('.c') || (!extension.startsWith('.m') && looksLikeCommonJs(code));
    return {
      path: file,
      code: withoutDynamicImports(file, isCommonJs ? commonJsModule(code, this.#importable) : code),
      isCommonJs,
    };
  }

  #stripTypes(file: string, source: string): string {
    const { code, errors } = this.#transform(file, source, {
      lang: 'ts',
      sourceType: 'module',
      // Only what awaits by `then` can be followed: see `worker/platform/async-context.isolate.ts`.
      target: this.#followsCalls ? 'es2016' : 'esnext',
      helpers: { mode: 'External' },
      typescript: { onlyRemoveTypeImports: false },
      decorator: { legacy: true },
      sourcemap: false,
    });
    const [error] = errors;
    if (error !== undefined) throw new CompileError(error.codeframe ?? `${file}: ${error.message}`);
    return code;
  }
}

/**
 * `import('./x.ts')` as a promise of a module that is linked like any other, since this isolate can load none later.
 *
 * @throws CompileError where what is imported is not known before it runs
 */
function withoutDynamicImports(file: string, code: string): string {
  if (!/\bimport\s*\(/.test(code)) return code;
  const imports = readImports(file, code).filter((each) => each.type === 'dynamic');
  let rest = code;
  const linked: string[] = [];
  for (const [index, each] of imports.entries().toArray().reverse()) {
    if (each.specifier === undefined || each.glob) {
      throw new CompileError(`${file}: import(…) must name its module by a string: what it loads is linked beforehand`);
    }
    linked.unshift(`import * as __later${index} from ${JSON.stringify(each.specifier)};`);
    rest = `${rest.slice(0, each.importStart)}Promise.resolve(__later${index})${rest.slice(each.importEnd)}`;
  }
  return `${linked.join('')}${rest}`;
}

/** @throws CompileError */
function readImports(file: string, code: string) {
  try {
    return parse(code, file)[0];
  } catch (cause) {
    throw new CompileError(`${file}: ${(cause as Error).message}`, { cause });
  }
}

function candidatesFor(wanted: string): string[] {
  const extension = path.extname(wanted);
  const stem = wanted.slice(0, wanted.length - extension.length);
  const renamed = SOURCES_OF[extension] ?? [];
  return [
    wanted,
    ...renamed.map((source) => stem + source),
    ...EXTENSIONS.map((suffix) => wanted + suffix),
    ...EXTENSIONS.map((suffix) => path.join(wanted, `index${suffix}`)),
  ];
}

function jsonModule(file: string, source: string): string {
  try {
    JSON.parse(source);
  } catch (cause) {
    throw new CompileError(`${file}: ${(cause as Error).message}`, { cause });
  }
  return `export default ${source.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')};`;
}

function looksLikeCommonJs(code: string): boolean {
  if (/^\s*(?:import|export)\b(?!\s*\()/m.test(code)) return false;
  return /\b(?:module\.exports|exports\.\w+|exports\[|require\s*\()/.test(code);
}

/** A CommonJS file as a module: its `require`s become imports, and the names it assigns become exports. */
function commonJsModule(code: string, importable: Importable): string {
  const specifiers = [
    ...new Set([...code.matchAll(/\brequire\s*\(\s*(['"])([^'"\n]+)\1\s*\)/g)].map((match) => match[2] as string)),
  ];
  const imports = specifiers.map((specifier, index) => {
    // Node's own are CommonJS themselves: what is required is what they export by default.
    const names = findImportable(specifier, importable)?.startsWith('node:') === true ? '' : '* as ';
    return `import ${names}__import${index} from ${JSON.stringify(specifier)};`;
  });
  const table = specifiers.map((specifier, index) => `[${JSON.stringify(specifier)}, __import${index}]`);
  const names = namesAssigned(code);
  return [
    ...imports,
    `const __modules = new Map([${table.join(', ')}]);`,
    'const __module = { exports: {} };',
    `function __require(name) {
      if (!__modules.has(name)) throw new Error("Cannot find module '" + name + "'");
      const found = __modules.get(name);
      return '__commonJs' in found ? found.default : found;
    }`,
    `(function (module, exports, require) {${code}\n}).call(__module.exports, __module, __module.exports, __require);`,
    'export default __module.exports;',
    'export const __commonJs = true;',
    ...names.map(
      (name, index) => `const __export${index} = __module.exports?.${name}; export { __export${index} as ${name} };`,
    ),
  ].join('\n');
}

function namesAssigned(code: string): string[] {
  const names = new Set<string>();
  for (const match of code.matchAll(/\bexports\.([A-Za-z_$][\w$]*)\s*=/g)) names.add(match[1] as string);
  for (const match of code.matchAll(/\bmodule\.exports\s*=\s*\{([^{}]*)\}/g)) {
    for (const part of (match[1] as string).split(',')) {
      const name = /^\s*([A-Za-z_$][\w$]*)\s*(?::|\(|$)/.exec(part)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  names.delete('default');
  return [...names];
}
