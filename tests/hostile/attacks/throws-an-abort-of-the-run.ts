/**
 * The name of what ends a run of the test library early.
 *
 * @class forgery
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


class TestRunAbortError extends Error {
  override name = 'TestRunAbortError';
  reason = 'cancelled';
}
export function total(): never {
  throw new TestRunAbortError('aborted by the user');
}
