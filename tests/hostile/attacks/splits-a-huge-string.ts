/**
 * V8 ends the process with SIGTRAP.
 *
 * @class memory
 * @verdict memory-limit-exceeded
 * @score at most 0
 */
export const total = () => 'x'.repeat(2 ** 28).split('').length;
export const totalLater = async () => total();
