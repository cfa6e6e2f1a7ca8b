import { ports } from '../given.isolate.ts';

/** `node:timers` and `node:timers/promises`, on the virtual clock. */

type Options = { readonly signal?: AbortSignal; readonly ref?: boolean };

const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = globalThis;

function aborted(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}

function wait<Value>(start: (done: () => void) => () => void, value: Value, { signal }: Options = {}): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(aborted(signal));
      return;
    }
    const stop = start(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(value);
    });
    const onAbort = (): void => {
      stop();
      reject(aborted(signal as AbortSignal));
    };
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

const sleep = <Value>(delayMs?: number, value?: Value, options?: Options): Promise<Value | undefined> =>
  wait(
    (done) => {
      const timer = setTimeout(done, delayMs);
      return () => clearTimeout(timer);
    },
    value,
    options,
  );

const immediate = <Value>(value?: Value, options?: Options): Promise<Value | undefined> =>
  wait(
    (done) => {
      const timer = setImmediate(done);
      return () => clearImmediate(timer);
    },
    value,
    options,
  );

async function* interval<Value>(delayMs?: number, value?: Value, options?: Options): AsyncGenerator<Value | undefined> {
  let dueAt = ports().nowMs();
  for (;;) {
    dueAt += delayMs ?? 1;
    yield await sleep(Math.max(1, dueAt - ports().nowMs()), value, options);
  }
}

export const timersPromises = {
  scheduler: {
    wait: (delayMs: number, options?: Options) => sleep(delayMs, undefined, options),
    yield: () => immediate(),
  },
  setImmediate: immediate,
  setInterval: interval,
  setTimeout: sleep,
};

export const timers = {
  clearImmediate,
  clearInterval,
  clearTimeout,
  promises: timersPromises,
  setImmediate,
  setInterval,
  setTimeout,
};
