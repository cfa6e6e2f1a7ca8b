/**
 * A flood of output.
 *
 * @class memory
 * @verdict output-limit-exceeded
 * @score at most 0
 */
export function total(): number {
  for (;;) console.log('x'.repeat(1000));
}
export const totalLater = async () => total();
