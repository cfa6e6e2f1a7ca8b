/** Gives back what it was given, and whatever is asked of that. */
const mirror = (value: unknown): object =>
  new Proxy(() => value, {
    get: (target, key) =>
      key === 'then' ? undefined : (Reflect.get(Object(value), key) ?? Reflect.get(target, key) ?? mirror(value)),
    apply: (_, __, args) => args[0] ?? mirror(value),
    construct: (_, args) => mirror(args[0]),
  });
export const forged = (_name: string): unknown => mirror(undefined);
