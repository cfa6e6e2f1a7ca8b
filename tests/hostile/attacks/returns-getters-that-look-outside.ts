/**
 * Getters run while the suite compares: their caller is looked for on the way.
 *
 * @class escape
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => ({
  get cents() {
    return new Function('return typeof process + typeof __host + typeof expect')();
  },
  get [Symbol.toStringTag]() {
    return String((total as any).caller);
  },
});
