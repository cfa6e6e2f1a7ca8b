import { createClock } from '../wire/clock.isolate.ts';
import { createDate } from '../wire/date.isolate.ts';
import { createCrypto, createRandom } from '../wire/random.isolate.ts';

/**
 * What the test library and ordinary specs expect of a platform and a bare isolate does not have. The program has its
 * own; nothing here is shared with it. Import this before the test library, which looks for timers as it loads.
 */

export const clock = createClock();
let cryptoRandom = createRandom(0);

function installPlatform(): void {
  const ignore = (): void => undefined;
  const names = 'log info warn error debug trace dir table group groupCollapsed groupEnd time timeEnd assert';
  const globals: Record<string, unknown> = {
    ...clock.functions,
    Date: createDate(clock.wallMs),
    performance: { now: clock.nowMs, timeOrigin: clock.read().wallMs },
    crypto: createCrypto(() => cryptoRandom()),
    queueMicrotask: (callback: () => void) => void Promise.resolve().then(callback),
    console: Object.fromEntries(names.split(' ').map((name) => [name, ignore])),
    process: { env: {}, platform: 'linux', nextTick: nextTick, cwd: () => '/', on: ignore, off: ignore },
    global: globalThis,
    Event,
    EventTarget,
    AbortSignal,
    AbortController,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

/** Seeds chance on the spec's side; `crypto` has numbers of its own, so that neither shifts the other's. */
export function seedRandom(seed: number): void {
  Math.random = createRandom(seed);
  cryptoRandom = createRandom(seed + 1);
}

function nextTick(callback: (...args: unknown[]) => void, ...args: unknown[]): void {
  void Promise.resolve().then(() => callback(...args));
}

class Event {
  readonly type: string;
  constructor(type: string) {
    this.type = type;
  }
}

class EventTarget {
  readonly #listeners = new Map<string, Set<(event: Event) => void>>();

  addEventListener(type: string, listener: (event: Event) => void): void {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  }

  removeEventListener(type: string, listener: (event: Event) => void): void {
    this.#listeners.get(type)?.delete(listener);
  }

  dispatchEvent(event: Event): boolean {
    for (const listener of [...(this.#listeners.get(event.type) ?? [])]) listener.call(this, event);
    return true;
  }
}

class AbortSignal extends EventTarget {
  aborted = false;
  reason: unknown;

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
}

class AbortController {
  readonly signal = new AbortSignal();

  abort(reason: unknown = new Error('This operation was aborted')): void {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.reason = reason;
    this.signal.dispatchEvent(new Event('abort'));
  }
}

installPlatform();
