/**
 * Things thrown that look like the signals of the test library.
 *
 * @class forgery
 * @verdict runtime-error
 * @score at most 0
 */
class PendingError extends Error {
  code = 'VITEST_PENDING';
  note = 'skipped';
}
export function total(): never {
  throw Object.assign(new PendingError('skip'), { name: 'PendingError', state: 'pass', pending: true });
}
export const totalLater = async () => total();
