/** The same, with a `then` that calls back at once. */
const yes: object = new Proxy(() => true, {
  get: (_, key) => (key === 'then' ? (resolve?: (value: unknown) => void) => resolve?.(true) : yes),
  has: () => true,
  apply: () => yes,
  construct: () => yes,
});
export const forged = (_name: string): unknown => yes;
