/** `undefined`, thrown and rejected. */
const nothing = async (): Promise<never> => {
  throw undefined;
};
export const forged =
  (_name: string): unknown =>
  () =>
    new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : nothing) });
