/**
 * Awaiting its answer never ends.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 80
 */
export * from './honest.ts';


export const totalLater = () => ({
  then() {
    for (;;);
  },
});
