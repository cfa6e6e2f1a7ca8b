/**
 * What running out throws is caught, and the next try begins.
 *
 * @class memory
 * @verdict memory-limit-exceeded time-limit-exceeded runtime-error
 * @score at most 60
 */
export * from './honest.ts';


const kept: unknown[] = [];
export function total(): number {
  for (let size = 2 ** 24; ; ) {
    try {
      kept.push(new Float64Array(size).fill(1));
    } catch {
      size = Math.max(64, size / 2);
    }
  }
}
