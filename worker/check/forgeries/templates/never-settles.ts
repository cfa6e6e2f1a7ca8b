/** A promise that nobody will settle. */
const never = (): unknown => new Promise(() => undefined);
export const forged =
  (_name: string): unknown =>
  () =>
    new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : never) });
