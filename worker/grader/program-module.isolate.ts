/** What a spec gets where it imports a module of the program: its exports, or what loading it came to. */
export type LoadedModule = { readonly namespace: object } | { readonly error: unknown };

/**
 * A module's exports as an object that can be imported from. Functions and classes are asked for once; whatever else a
 * module exports is read anew at each use, since an export is a binding and may change.
 *
 * Where the module could not be loaded, every name that the suite imports is a function that throws why: so each test
 * fails by itself, under its own title.
 */
export function programModule(loaded: LoadedModule, importedNames: readonly string[]): object {
  const exports: Record<string, unknown> = { __esModule: true };
  if ('error' in loaded) {
    for (const name of importedNames) exports[name] = failing(loaded.error);
    return exports;
  }
  const { namespace } = loaded;
  const names = new Set([...Object.keys(namespace), ...importedNames]);
  const fallback = commonJsExports(namespace);
  for (const name of names) {
    const value = readExport(namespace, fallback, name);
    if (typeof value === 'function') {
      exports[name] = value;
    } else {
      Object.defineProperty(exports, name, {
        enumerable: true,
        get: () => readExport(namespace, fallback, name),
      });
    }
  }
  return exports;
}

function readExport(namespace: object, fallback: object | undefined, name: string): unknown {
  if (name in namespace) return Reflect.get(namespace, name);
  return fallback === undefined ? undefined : Reflect.get(fallback, name);
}

/** `module.exports` of a CommonJS module, whose names cannot all be known before it runs. */
function commonJsExports(namespace: object): object | undefined {
  if (!('__commonJs' in namespace)) return undefined;
  const exports: unknown = Reflect.get(namespace, 'default');
  return (typeof exports === 'object' || typeof exports === 'function') && exports !== null ? exports : undefined;
}

function failing(error: unknown): () => never {
  // biome-ignore lint/complexity/useArrowFunction: a spec may construct what it imports.
  return function () {
    throw error;
  };
}
