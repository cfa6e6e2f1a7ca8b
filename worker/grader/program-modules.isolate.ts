import { ANSWER, OP } from '../wire/message.ts';
import type { Peer } from '../wire/peer.isolate.ts';
import { automock, type MockFactory } from './mocked-modules.isolate.ts';
import { type LoadedModule, programModule } from './program-module.isolate.ts';

export type ProgramModules = ReturnType<typeof createProgramModules>;

/**
 * The modules of the program that a suite imports.
 *
 * @param peer - undefined while cases are only collected: then every module is one that could not be loaded.
 */
export function createProgramModules(peer: Peer | undefined, names: readonly string[], fn: () => unknown) {
  const modules = new Map<string, LoadedModule>();
  let isLoaded = false;

  function ask(name: string, isOriginal: boolean): { readonly value: unknown } | { readonly error: unknown } {
    if (peer === undefined) return { error: new Error('collecting only') };
    const [tag, encoded] = peer.askHost([OP.load, name, isOriginal]);
    const value = peer.decodeValue(encoded);
    return tag === ANSWER.thrown ? { error: value } : { value };
  }

  async function loadModule(name: string, isOriginal: boolean): Promise<LoadedModule> {
    const answer = ask(name, isOriginal);
    if ('error' in answer) return answer;
    try {
      return { namespace: (await answer.value) as object };
    } catch (error) {
      return { error };
    }
  }

  async function importOriginal(name: string): Promise<object> {
    const loaded = await loadModule(name, true);
    if ('error' in loaded) throw loaded.error;
    return programModule(loaded, []);
  }

  async function mockModule(name: string, factory: MockFactory | undefined): Promise<void> {
    const original = (): Promise<object> => importOriginal(name);
    // While cases are only collected there is no original: the module is one that could not be loaded.
    if (peer === undefined && factory === undefined) return;
    const exports = factory === undefined ? automock(await original(), fn) : await factory(original);
    if (typeof exports !== 'object' || exports === null) {
      throw new TypeError(`the factory that mocks '${name}' does not return an object`);
    }
    modules.set(name, { namespace: exports });
    peer?.askHost([OP.mock, name, Object.keys(exports), peer.encodeValue(exports)]);
  }

  return {
    has: (name: string): boolean => names.includes(name),
    isLoaded: (): boolean => isLoaded,
    async load(mocks: ReadonlyMap<string, MockFactory | undefined>): Promise<void> {
      for (const [name, factory] of mocks) await mockModule(name, factory);
      isLoaded = true;
      for (const name of names) if (!modules.has(name)) modules.set(name, await loadModule(name, false));
    },
    exportsOf: (name: string, importedNames: readonly string[]): object =>
      programModule(modules.get(name) ?? { error: new Error(`${name} was not loaded`) }, importedNames),
    /** @throws what loading the module came to */
    requireExports(name: string): object {
      const module = modules.get(name) ?? { error: new Error(`${name} was not loaded`) };
      if ('error' in module) throw module.error;
      return programModule(module, []);
    },
    importOriginal,
    /** As `importOriginal`, at once. */
    requireOriginal(name: string): object {
      const answer = ask(name, true);
      if ('error' in answer) throw answer.error;
      return programModule({ namespace: answer.value as object }, []);
    },
  };
}
