/**
 * An assertion error whose actual value is the expected one.
 *
 * @class forgery
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw Object.assign(new Error('passed'), {
    name: 'AssertionError', code: 'ERR_ASSERTION', ok: true, actual: 1, expected: 1, showDiff: false, diff: '',
  });
}
