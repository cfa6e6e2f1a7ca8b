/** Whatever it is asked for it has, whatever is called says yes, and nothing of it is a promise. */
const yes: object = new Proxy(() => true, {
  get: (_, key) => (key === 'then' ? undefined : key === Symbol.toPrimitive ? () => 1 : yes),
  has: () => true,
  apply: () => yes,
  construct: () => yes,
});
export const forged = (_name: string): unknown => yes;
