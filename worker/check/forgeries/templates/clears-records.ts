/** Empties and zeroes all that it is given, where a spec may count its own calls. */
const clear = (value: unknown, depth = 0): void => {
  if (depth > 4 || ((typeof value !== 'object' || value === null) && typeof value !== 'function')) return;
  for (const key of Reflect.ownKeys(value)) {
    try {
      const found: unknown = Reflect.get(value, key);
      if (typeof found === 'number') Reflect.set(value, key, 0);
      else if (Array.isArray(found)) found.length = 0;
      else if (found instanceof Map || found instanceof Set) found.clear();
      else clear(found, depth + 1);
    } catch {}
  }
};
export const forged =
  (_name: string): unknown =>
  (...args: unknown[]) => {
    clear(args);
    return new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : async () => clear(args)) });
  };
