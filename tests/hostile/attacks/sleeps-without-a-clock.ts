/**
 * A wait that uses no processor time and is not on the virtual clock.
 *
 * @class time
 * @verdict time-limit-exceeded wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, 3_600_000);
  return 0;
}
