/**
 * Its cause is computed, and never is.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw Object.defineProperty(new Error('boom'), 'cause', {
    enumerable: true,
    get() {
      for (;;);
    },
  });
}
