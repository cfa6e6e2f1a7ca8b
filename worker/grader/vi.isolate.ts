import { clearAllMocks, fn, isMockFunction, resetAllMocks, restoreAllMocks, spyOn } from '@vitest/spy';
import type { createFakeTimers } from './fake-timers.isolate.ts';
import type { MockedModules } from './mocked-modules.isolate.ts';
import { retry } from './poll.isolate.ts';
import type { ProgramModules } from './program-modules.isolate.ts';
import { sharedGlobalThis } from './shared-globals.isolate.ts';

/** `vi`, which `jest` is another name for. */
export function createVi(
  fakeTimers: ReturnType<typeof createFakeTimers>,
  mocked: MockedModules,
  modules: ProgramModules,
): Record<string, unknown> {
  const stubbed = new Map<string, PropertyDescriptor | undefined>();
  const stubbedEnv = new Map<string, string | undefined>();
  const vi: Record<string, unknown> = {
    ...fakeTimers,
    fn,
    spyOn,
    isMockFunction,
    mocked: (value: unknown) => value,
    hoisted: (factory: () => unknown) => factory(),
    clearAllMocks: () => chained(clearAllMocks),
    resetAllMocks: () => chained(resetAllMocks),
    restoreAllMocks: () => chained(restoreAllMocks),
    stubGlobal(name: string, value: unknown) {
      if (!stubbed.has(name)) stubbed.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
      Object.defineProperty(sharedGlobalThis, name, { value, writable: true, configurable: true });
      return vi;
    },
    unstubAllGlobals() {
      for (const [name, descriptor] of stubbed) {
        if (descriptor === undefined) Reflect.deleteProperty(sharedGlobalThis, name);
        else Object.defineProperty(sharedGlobalThis, name, descriptor);
      }
      stubbed.clear();
      return vi;
    },
    stubEnv(name: string, value: string | undefined) {
      const { env } = process;
      if (!stubbedEnv.has(name)) stubbedEnv.set(name, env[name]);
      assignEnv(name, value);
      return vi;
    },
    unstubAllEnvs() {
      for (const [name, value] of stubbedEnv) assignEnv(name, value);
      stubbedEnv.clear();
      return vi;
    },
    /** jest's: a property for the length of a test. */
    replaceProperty(target: Record<PropertyKey, unknown>, key: PropertyKey, value: unknown) {
      const original = target[key];
      target[key] = value;
      const replaced = {
        replaceValue: (next: unknown) => {
          target[key] = next;
          return replaced;
        },
        restore: () => {
          target[key] = original;
        },
      };
      return replaced;
    },
    importActual: modules.importOriginal,
    requireActual: modules.requireOriginal,
    dynamicImportSettled: () => Promise.resolve(),
    now: () => Date.now(),
    waitFor: (callback: () => unknown, options?: WaitOptions) => waitFor(callback, options, () => true),
    waitUntil: (callback: () => unknown, options?: WaitOptions) => waitFor(callback, options, Boolean),
  };
  for (const name of ['mock', 'doMock']) {
    vi[name] = (module: string, factory?: unknown) => chained(() => mocked.mock(module, factory, `vi.${name}`));
  }
  for (const name of ['unmock', 'doUnmock']) {
    vi[name] = (module: string) => chained(() => mocked.unmock(module, `vi.${name}`));
  }
  for (const name of ['resetModules', 'setConfig', 'resetConfig', 'setTimeout', 'retryTimes']) vi[name] = () => vi;
  function chained(action: () => unknown): unknown {
    action();
    return vi;
  }
  return vi;
}

type WaitOptions = number | { readonly timeout?: number; readonly interval?: number };

function assignEnv(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

async function waitFor(
  callback: () => unknown,
  options: WaitOptions = {},
  isEnough: (value: unknown) => boolean,
): Promise<unknown> {
  const { timeout = 1_000, interval = 50 } = typeof options === 'number' ? { timeout: options } : options;
  return await retry(timeout, interval, async () => {
    const value = await callback();
    if (!isEnough(value)) throw new Error('Timed out in waitUntil!');
    return value;
  });
}
