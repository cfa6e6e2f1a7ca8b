/**
 * A value far too large for the wire.
 *
 * @class memory
 * @verdict output-limit-exceeded memory-limit-exceeded runtime-error
 * @score at most 0
 */
export const total = () => 'x'.repeat(5e8);
export const totalLater = async () => total();
