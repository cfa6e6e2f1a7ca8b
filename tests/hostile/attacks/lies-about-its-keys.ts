/**
 * A proxy whose keys and descriptors contradict each other.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export const total = () =>
  new Proxy({} as any, {
    ownKeys: () => ['a', 'b'],
    getOwnPropertyDescriptor: (_, key) => (key === 'a' ? { value: 1, configurable: true, enumerable: true } : undefined),
    has: () => false,
    get: () => 6_850,
  });
