import ivm from 'isolated-vm';
import { ANSWER } from '../wire/message.ts';
import { CompileError, type Resolved, type Sources } from './compile.ts';
import { OWN_SCRIPT } from './stack.isolate.ts';
import { stagedModule } from './staged-mock.ts';

export type SessionOptions = {
  readonly snapshot: ivm.ExternalCopy<ArrayBuffer>;
  readonly sources: Sources;
  readonly memoryMb: number;
  readonly outputLimitBytes: number;
  /** Sends a frame to the grader and gives back the next one that comes. */
  readonly exchange: (frame: string) => string;
  readonly onOutput: (text: string) => void;
  readonly onOutputLimit: () => void;
  readonly onMemoryLimit: () => void;
  /** The script of the web platform, for a program that turns out to need it. */
  readonly readPlatform: () => string;
};

/** One isolate with the candidate's modules in it. Each group of tests gets a fresh one. */
export class Session {
  readonly #options: SessionOptions;
  readonly #isolate: ivm.Isolate;
  readonly #context: ivm.Context;
  readonly #host: ivm.Reference;
  readonly #functions = new Map<string, ivm.Reference>();
  readonly #modules = new Map<string, ivm.Module>();
  readonly #mocks = new Map<string, ivm.Module>();
  /** What is not the submission's: modules of packages and of Node. */
  readonly #provided = new Map<string, ivm.Module>();
  readonly #paths = new Map<ivm.Module, string>();
  #pendingLoad: ivm.Module | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#isolate = new ivm.Isolate({
      snapshot: options.snapshot,
      memoryLimit: Math.max(8, options.memoryMb),
      onCatastrophicError: options.onMemoryLimit,
    });
    this.#context = this.#isolate.createContextSync();
    this.#host = this.#context.global.getSync('__host', { reference: true });
    this.#context.global.deleteSync('__host');
    this.#run('open', [new ivm.Callback(options.readPlatform)]);
  }

  start(seed: number): void {
    const { exchange, outputLimitBytes, onOutput, onOutputLimit } = this.#options;
    this.#run('start', [
      new ivm.Callback(exchange),
      seed,
      outputLimitBytes,
      new ivm.Callback(onOutput),
      new ivm.Callback(onOutputLimit),
    ]);
  }

  /**
   * Compiles and links modules without running any of them.
   *
   * @throws CompileError
   */
  link(modules: readonly string[]): void {
    for (const specifier of modules) this.#linkNamespace(specifier);
  }

  /**
   * Evaluates a module: the answer to `load`.
   *
   * @param isOriginal - whether to load it even where it is mocked.
   */
  load(specifier: string, isOriginal: boolean): string {
    let namespace: ivm.Module;
    try {
      namespace = isOriginal ? this.#linkOriginal(specifier) : this.#linkNamespace(specifier);
      namespace.evaluateSync();
    } catch (error) {
      return this.#answerLoadFailure(error);
    }
    this.#run('flushOutput', []);
    const loaded = this.#readNamespace(namespace);
    if (loaded !== undefined) return this.#run('loaded', [loaded]) as string;
    this.#pendingLoad = namespace;
    return this.#run('loadPending', []) as string;
  }

  /** From here on whoever imports a module gets what a frame holds in its place: the answer to `mock`. */
  mock(frame: string, specifier: string, names: readonly string[]): string {
    const path = this.#options.sources.resolve(specifier);
    this.#run('stageMock', [frame]);
    this.#mocks.set(path, this.#makeStaged(`${OWN_SCRIPT}/mock/${path}`, names));
    // What was linked before was linked to the module itself.
    this.#modules.clear();
    return this.#run('done', []) as string;
  }

  /** Answers requests up to one that only the host can answer; gives back that one. */
  serve(frame: string): string {
    return this.#run('serve', [frame]) as string;
  }

  /** The answer to `turn` and `fire`. */
  turn(frame: string): string {
    this.#run('beginTurn', [frame]);
    if (this.#pendingLoad !== undefined) {
      const loaded = this.#readNamespace(this.#pendingLoad);
      if (loaded !== undefined) {
        this.#pendingLoad = undefined;
        this.#run('loadedLate', [loaded]);
      }
    }
    return this.#run('endTurn', []) as string;
  }

  /** The answer to `flush`. */
  flush(): string {
    this.#run('flushOutput', []);
    return this.#run('done', []) as string;
  }

  close(): void {
    this.#run('flushOutput', []);
    this.#isolate.dispose();
  }

  /** Calls a function of `program.isolate.ts`; the isolate's microtasks run before this returns. */
  #run(name: string, args: unknown[]): unknown {
    try {
      let host = this.#functions.get(name);
      if (host === undefined) {
        host = this.#host.getSync(name, { reference: true }) as ivm.Reference;
        this.#functions.set(name, host);
      }
      return host.applySync(undefined, args);
    } catch (error) {
      if (this.#isolate.isDisposed) this.#options.onMemoryLimit();
      throw error;
    }
  }

  /** A module that exports another's namespace, and tells when that one has been evaluated. */
  #linkNamespace(specifier: string): ivm.Module {
    const path = this.#options.sources.resolve(specifier);
    const key = `${OWN_SCRIPT}/${path}`;
    return this.#modules.get(key) ?? this.#link(key, path);
  }

  /** The same of a module that is mocked, for those who want more than the mock; every time anew. */
  #linkOriginal(specifier: string): ivm.Module {
    const path = this.#options.sources.resolve(specifier);
    const mock = this.#mocks.get(path);
    this.#mocks.delete(path);
    this.#modules.delete(path);
    try {
      return this.#link(`${OWN_SCRIPT}/original/${path}`, path);
    } finally {
      this.#modules.delete(path);
      if (mock !== undefined) this.#mocks.set(path, mock);
    }
  }

  #link(key: string, path: string): ivm.Module {
    const namespace = this.#compileModule(
      key,
      `import * as entry from ${JSON.stringify(path)}; export { entry }; export const isReady = true;`,
    );
    try {
      namespace.instantiateSync(this.#context, (wanted, referrer) => {
        const importer = this.#paths.get(referrer);
        const isNamespace = importer === undefined || importer === key;
        return this.#find(isNamespace ? { file: path } : this.#options.sources.resolveImport(wanted, importer));
      });
    } catch (error) {
      this.#modules.delete(key);
      throw asCompileError(error);
    }
    return namespace;
  }

  #find(resolved: Resolved): ivm.Module {
    if ('module' in resolved) return this.#provided.get(resolved.module) ?? this.#provide(resolved.module);
    const { file } = resolved;
    return (
      this.#mocks.get(file) ??
      this.#modules.get(file) ??
      this.#compileModule(file, this.#options.sources.compile(file).code)
    );
  }

  /** A module of a package or of Node, which the isolate has: what V8 can link, with the same exports. */
  #provide(specifier: string): ivm.Module {
    const names = JSON.parse(this.#run('stageModule', [specifier]) as string) as readonly string[];
    const module = this.#makeStaged(`${OWN_SCRIPT}/module/${specifier}`, names);
    this.#provided.set(specifier, module);
    return module;
  }

  /** A module that exports what the isolate has staged. */
  #makeStaged(filename: string, names: readonly string[]): ivm.Module {
    const module = this.#isolate.compileModuleSync(stagedModule(names), { filename });
    module.instantiateSync(this.#context, () => {
      throw new CompileError('what is staged imports nothing');
    });
    module.evaluateSync();
    this.#run('unstage', []);
    return module;
  }

  #compileModule(path: string, code: string): ivm.Module {
    const module = this.#isolate.compileModuleSync(code, { filename: path });
    this.#modules.set(path, module);
    this.#paths.set(module, path);
    return module;
  }

  /** The namespace, or undefined while a top-level `await` is still waiting. */
  #readNamespace(module: ivm.Module): ivm.Dereference<unknown> | undefined {
    try {
      if (module.namespace.getSync('isReady') !== true) return undefined;
    } catch {
      return undefined;
    }
    return module.namespace.getSync('entry', { reference: true }).derefInto();
  }

  #answerLoadFailure(error: unknown): string {
    if (this.#isolate.isDisposed) this.#options.onMemoryLimit();
    const { name, message } = describe(error);
    const answer = this.#run('loadFailed', [name, message]) as string;
    return answer.startsWith(`[${ANSWER.thrown},`) ? answer : `[${ANSWER.thrown},null]`;
  }
}

function asCompileError(error: unknown): CompileError {
  if (error instanceof CompileError) return error;
  return new CompileError(describe(error).message, { cause: error });
}

function describe(error: unknown): { readonly name: string; readonly message: string } {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return { name: error.name, message: error.message };
}
