/** Globals called as those of a spec. */
const yes: object = new Proxy(() => yes, { get: () => yes });
for (const name of ['describe', 'it', 'test', 'expect', 'vi', 'jest', 'beforeEach', 'assert', '__suite', '__host']) {
  Object.defineProperty(globalThis, name, { value: yes, configurable: true });
}
export const forged =
  (_name: string): unknown =>
  () => ({});
