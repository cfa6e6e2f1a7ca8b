import { createWebCrypto, findLoaded, preparePlatform } from '../platform/core/loading.isolate.ts';
import { createPerformance } from '../platform/core/performance.isolate.ts';
import { LOADED } from '../platform/names.ts';
import { createClock } from '../wire/clock.isolate.ts';
import { createDate } from '../wire/date.isolate.ts';
import { createCrypto, createRandom } from '../wire/random.isolate.ts';

/**
 * What the test library and ordinary specs expect of a platform and a bare isolate does not have. The program has its
 * own; nothing here is shared with it. Import this before the test library, which looks for timers as it loads.
 */

export const clock = createClock();
let cryptoRandom = createRandom(0);
const crypto = createWebCrypto(createCrypto(() => cryptoRandom()));

function installPlatform(): void {
  const ignore = (): void => undefined;
  const names = 'log info warn error debug trace dir table group groupCollapsed groupEnd time timeEnd assert';
  const globals: Record<string, unknown> = {
    ...clock.functions,
    Date: createDate(clock.wallMs),
    performance: createPerformance(clock.nowMs, clock.read().wallMs),
    crypto,
    queueMicrotask,
    console: Object.fromEntries(names.split(' ').map((name) => [name, ignore])),
    process: { env: {}, platform: 'linux', nextTick: nextTick, cwd: () => '/', on: ignore, off: ignore },
    global: globalThis,
    [LOADED]: {
      get URL(): unknown {
        return findLoaded('URL');
      },
    },
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
  preparePlatform({
    setTimeout: clock.functions.setTimeout,
    clearTimeout: clock.functions.clearTimeout,
    queueMicrotask,
    nowMs: clock.nowMs,
    wallMs: clock.wallMs,
    randomBytes(bytes) {
      for (let index = 0; index < bytes.length; index++) bytes[index] = cryptoRandom() * 256;
    },
    dispatch: () => undefined,
    env: {},
    reportError(error) {
      clock.functions.setTimeout(() => {
        throw error;
      });
    },
  });
}

/** Seeds chance on the spec's side; `crypto` has numbers of its own, so that neither shifts the other's. */
export function seedRandom(seed: number): void {
  Math.random = createRandom(seed);
  cryptoRandom = createRandom(seed + 1);
}

function queueMicrotask(callback: () => void): void {
  void Promise.resolve().then(callback);
}

function nextTick(callback: (...args: unknown[]) => void, ...args: unknown[]): void {
  void Promise.resolve().then(() => callback(...args));
}

installPlatform();
