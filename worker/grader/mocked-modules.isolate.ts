/** What a mocked module exports, made when the program is about to be loaded. */
export type MockFactory = (importOriginal: () => Promise<object>) => unknown;

export type MockedModules = ReturnType<typeof createMockedModules>;

/** The modules of the program that a spec replaces by `vi.mock` or `jest.mock`. */
export function createMockedModules(isModule: (name: string) => boolean, isLoaded: () => boolean) {
  const factories = new Map<string, MockFactory | undefined>();

  function requireModule(name: string, method: string): void {
    if (!isModule(name)) {
      throw new Error(
        `${method}('${name}'): only modules of the program can be mocked; import the spec's own another way`,
      );
    }
    if (isLoaded()) {
      throw new Error(
        `${method}('${name}'): the program is loaded already. Call it at the top level of the spec, where it is moved above the imports.`,
      );
    }
  }

  return {
    factories: factories as ReadonlyMap<string, MockFactory | undefined>,
    mock(name: string, factory: unknown, method: string): void {
      requireModule(name, method);
      factories.set(name, typeof factory === 'function' ? (factory as MockFactory) : undefined);
    },
    unmock(name: string, method: string): void {
      requireModule(name, method);
      factories.delete(name);
    },
  };
}

/** A module's exports with every function a spy that does nothing, as a mock without a factory has them. */
export function automock(original: object, fn: () => unknown): object {
  return Object.fromEntries(
    Object.keys(original).map((name) => {
      const value: unknown = Reflect.get(original, name);
      return [name, typeof value === 'function' ? fn() : value];
    }),
  );
}
