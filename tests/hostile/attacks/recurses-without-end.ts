/**
 * A stack overflow is an ordinary error.
 *
 * @class memory
 * @verdict runtime-error
 * @score at most 0
 */
export const total = (): number => 1 + total();
export const totalLater = async () => total();
