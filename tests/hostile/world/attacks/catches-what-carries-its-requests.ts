/**
 * Patches what the platform may use, to get at the function that takes requests to the world, and calls it itself.
 *
 * @verdict wrong-answer runtime-error time-limit-exceeded
 * @score at most 0
 */
const caught = new Set<(...values: unknown[]) => unknown>();
const { apply } = Reflect;
for (const owner of [
  Function.prototype,
  Promise.prototype,
  Map.prototype,
  WeakMap.prototype,
  Array.prototype,
] as object[]) {
  for (const key of Reflect.ownKeys(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (typeof descriptor?.value !== 'function' || key === 'constructor' || !descriptor.configurable) continue;
    const original = descriptor.value;
    Object.defineProperty(owner, key, {
      ...descriptor,
      value(this: unknown, ...values: unknown[]) {
        for (const value of [this, ...values]) if (typeof value === 'function') caught.add(value as never);
        return apply(original, this, values);
      },
    });
  }
}
const forged: unknown[] = [
  null,
  {},
  'https://bank.example/balance',
  new Proxy(Request, {}),
  [],
  { url: { toString: () => 'x' } },
];

export const createApp = () => ({
  async fetch() {
    await fetch('https://bank.example/balance').catch(() => undefined);
    for (const carry of [...caught].slice(0, 500)) {
      for (const request of forged) {
        try {
          await Promise.race([carry(request, request), new Promise((go) => setTimeout(go, 1))]);
        } catch {
          // Refused, as it should be.
        }
      }
    }
    return new Response('{}', { status: 418 });
  },
});
