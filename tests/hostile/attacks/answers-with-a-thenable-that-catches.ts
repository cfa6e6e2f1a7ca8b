/**
 * A thenable that keeps to itself what its callback throws.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 80
 */
export * from './honest.ts';


const thenable = (value: unknown) => ({
  then(onFulfilled: any) {
    try {
      onFulfilled(value);
    } catch {}
    return Promise.resolve();
  },
});
export const totalLater = () => thenable(0);
export const pay = () => thenable('');
