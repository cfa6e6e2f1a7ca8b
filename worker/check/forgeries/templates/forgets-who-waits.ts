/** A thenable that calls nobody back, so that what waits for it never compares. */
const thenable: object = new Proxy(
  // biome-ignore lint/suspicious/noThenProperty: it is the trick.
  { then: () => undefined },
  { get: (target, key) => Reflect.get(target, key) ?? (() => thenable) },
);
export const forged =
  (_name: string): unknown =>
  () =>
    thenable;
