/**
 * One native call that outlives every polite time-out.
 *
 * @class memory
 * @verdict memory-limit-exceeded time-limit-exceeded
 * @score at most 0
 */
export const total = () => new Array(1e9).fill(0).length;
export const totalLater = async () => total();
