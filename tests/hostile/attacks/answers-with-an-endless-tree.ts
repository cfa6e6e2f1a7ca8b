/**
 * Each look at a branch grows another ten.
 *
 * @class time
 * @verdict runtime-error time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


const keys = Array.from({ length: 10 }, (_, index) => `branch ${index}`);
const tree = (): any =>
  new Proxy({}, {
    ownKeys: () => keys,
    getOwnPropertyDescriptor: () => ({ value: tree(), enumerable: true, configurable: true, writable: true }),
    get: (_, key) => (keys.includes(String(key)) ? tree() : undefined),
  });
export const total = () => tree();
