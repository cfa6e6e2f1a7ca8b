/**
 * An error that does not fit the wire.
 *
 * @class memory
 * @verdict output-limit-exceeded memory-limit-exceeded runtime-error
 * @score at most 0
 */
export function total(): never {
  throw new Error('x'.repeat(5e8));
}
export const totalLater = async () => total();
