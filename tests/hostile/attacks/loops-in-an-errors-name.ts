/**
 * A real error whose name never ends.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw Object.defineProperty(new Error('boom'), 'name', {
    get() {
      for (;;);
    },
  });
}
