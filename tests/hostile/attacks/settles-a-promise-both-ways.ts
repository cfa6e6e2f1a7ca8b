/**
 * A thenable that calls back with everything, more than once.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 40
 */
export const total = (items: any) => items.reduce((sum: number, item: any) => sum + item.cents, 0);
export const totalLater = () => ({
  then(resolve: any, reject: any) {
    reject(new Error('no'));
    resolve(12);
    resolve(1);
    reject(new Error('again'));
  },
});
