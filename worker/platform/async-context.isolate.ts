import { process } from './node/process.isolate.ts';

/**
 * What follows a call through its promises, timers and microtasks. The engine keeps none where nobody asks it to, so
 * this is put under `then` and the timers once a program imports `async_hooks`; and since no code can see an `await`,
 * such a program's async functions are compiled to generators, which wait by `then`.
 */
export type Frame = ReadonlyMap<object, unknown>;

type Callable = (this: unknown, ...args: unknown[]) => unknown;

const ROOT: Frame = new Map();
const { apply, defineProperty } = Reflect;
let current: Frame = ROOT;
let isInstalled = false;

export function context(): Frame {
  return current;
}

/** Until the call ends in which this is called. */
export function enter(frame: Frame): void {
  current = frame;
}

export function runIn<Result>(frame: Frame, run: () => Result): Result {
  const before = current;
  current = frame;
  try {
    return run();
  } finally {
    current = before;
  }
}

/** A callback that finds what there is now, whenever it is called. */
function carrying(callback: unknown): unknown {
  if (typeof callback !== 'function') return callback;
  const frame = current;
  return function (this: unknown, ...args: unknown[]): unknown {
    return runIn(frame, () => apply(callback as Callable, this, args));
  };
}

export function installContext(): void {
  if (isInstalled) return;
  isInstalled = true;
  const { then } = Promise.prototype;
  replace(Promise.prototype, 'then', function (this: unknown, onFulfilled: unknown, onRejected: unknown) {
    if (current === ROOT) return apply(then, this, [onFulfilled, onRejected]);
    return apply(then, this, [carrying(onFulfilled), carrying(onRejected)]);
  });
  for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'] as const) {
    const original = globalThis[name] as unknown as Callable;
    replace(globalThis, name, (callback: unknown, ...args: unknown[]) => original(carrying(callback), ...args));
  }
  replace(process, 'nextTick', (callback: Callable, ...args: unknown[]) => {
    globalThis.queueMicrotask(() => apply(callback, undefined, args));
  });
}

function replace(owner: object, name: string, value: unknown): void {
  defineProperty(owner, name, { value, writable: true, enumerable: false, configurable: true });
}

/** What compiled code calls, by the names that the compiler has for them. */
export function compiledHelpers(): object {
  const helpers = require('oxc-helpers') as { readonly asyncToGenerator: (make: Callable) => Callable };
  const { asyncToGenerator } = helpers;
  return Object.create(helpers, {
    asyncToGenerator: {
      // What such a function enters ends with it.
      value: (make: Callable): Callable => {
        const made = asyncToGenerator(make);
        return function (this: unknown, ...args: unknown[]) {
          return runIn(current, () => apply(made, this, args));
        };
      },
    },
  });
}
