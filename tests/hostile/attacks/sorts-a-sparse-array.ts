/**
 * Four thousand million holes to be put in order.
 *
 * @class time
 * @verdict time-limit-exceeded memory-limit-exceeded runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const sparse: number[] = [];
  sparse[2 ** 32 - 2] = 1;
  sparse[0] = 2;
  return sparse.sort().indexOf(1);
}
