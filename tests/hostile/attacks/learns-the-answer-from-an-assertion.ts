/**
 * A callback's assertion says what it expected: the second try is right.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 80
 */
import * as honest from './honest.ts';

export * from './honest.ts';


const thenable = (guess: unknown) => ({
  then(onFulfilled: any, onRejected: any) {
    try {
      return onFulfilled(guess);
    } catch (error: any) {
      return onFulfilled(error?.expected ?? /to be (\S+)/.exec(error?.message)?.[1], onRejected);
    }
  },
});
export const totalLater = (items: any, delayMs: number) =>
  delayMs === 100 ? thenable(-1) : honest.totalLater([], delayMs);
export const pay = () => thenable('');
