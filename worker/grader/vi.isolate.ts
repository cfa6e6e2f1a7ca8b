import { clearAllMocks, fn, isMockFunction, resetAllMocks, restoreAllMocks, spyOn } from '@vitest/spy';
import type { createFakeTimers } from './fake-timers.isolate.ts';

/** `vi`, which `jest` is another name for. */
export function createVi(fakeTimers: ReturnType<typeof createFakeTimers>): Record<string, unknown> {
  const stubbed = new Map<string, PropertyDescriptor | undefined>();
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
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
      return vi;
    },
    unstubAllGlobals() {
      for (const [name, descriptor] of stubbed) {
        if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
        else Object.defineProperty(globalThis, name, descriptor);
      }
      stubbed.clear();
      return vi;
    },
    waitFor: (callback: () => unknown, options?: WaitOptions) => waitFor(callback, options, () => true),
    waitUntil: (callback: () => unknown, options?: WaitOptions) => waitFor(callback, options, Boolean),
  };
  for (const name of ['mock', 'unmock', 'doMock', 'doUnmock', 'importActual', 'importMock']) {
    vi[name] = () => {
      throw new Error(
        `vi.${name} cannot work here: the program's modules live in another process. Pass what they need as an argument.`,
      );
    };
  }
  function chained(action: () => unknown): unknown {
    action();
    return vi;
  }
  return vi;
}

type WaitOptions = number | { readonly timeout?: number; readonly interval?: number };

async function waitFor(
  callback: () => unknown,
  options: WaitOptions | undefined,
  isEnough: (value: unknown) => boolean,
): Promise<unknown> {
  const { timeout = 1_000, interval = 50 } = typeof options === 'number' ? { timeout: options } : (options ?? {});
  const until = performance.now() + timeout;
  for (;;) {
    let failure: unknown = new Error('Timed out in waitUntil!');
    try {
      const value = await callback();
      if (isEnough(value)) return value;
    } catch (error) {
      failure = error;
    }
    if (performance.now() >= until) throw failure;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
