/** A thenable that catches what its callback throws, and a caller that catches what it calls. */
const thenable: object = new Proxy(
  {
    // biome-ignore lint/suspicious/noThenProperty: it is the trick.
    then(resolve: (value: unknown) => void) {
      try {
        resolve(thenable);
      } catch {}
      return Promise.resolve();
    },
  },
  { get: (target, key) => Reflect.get(target, key) ?? (() => undefined) },
);
export const forged =
  (_name: string): unknown =>
  (...args: unknown[]) => {
    for (const arg of args) {
      try {
        if (typeof arg === 'function') arg();
      } catch {}
    }
    return thenable;
  };
