/** Test functions of jest's older style, whose parameter is to be called when the test is over. */
const TAKES_DONE = /^(?:async\s+)?(?:function\b[^(]*)?\(?\s*(?:done|cb|callback)\s*(?:\)|=>|,)/;

type Callable = (...args: unknown[]) => unknown;

/** `it`, `test` and their variants, so that a test function may take `done`. */
export function acceptingDone<Api extends object>(api: Api): Api {
  return new Proxy(api, {
    apply: (target, self, args: unknown[]) => Reflect.apply(target as unknown as Callable, self, args.map(withoutDone)),
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? acceptingDone(value) : value;
    },
  });
}

/** The function as one that returns a promise, if it takes `done`; anything else as it is. */
export function withoutDone<Value>(value: Value): Value {
  if (typeof value !== 'function' || value.length === 0 || !TAKES_DONE.test(String(value))) return value;
  const run: Callable = () =>
    new Promise((resolve, reject) => {
      const done = (error?: unknown): void =>
        error === undefined || error === null ? resolve(undefined) : reject(error);
      (value as unknown as Callable)(Object.assign(done, { fail: reject }));
    });
  return run as Value;
}
