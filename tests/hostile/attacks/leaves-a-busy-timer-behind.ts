/**
 * A timer that goes on in the next test, and never ends.
 *
 * @class time
 * @verdict time-limit-exceeded wrong-answer
 * @score at most 60
 */
export const total = (items: any) => items.reduce((sum: number, item: any) => sum + item.cents, 0);
export const totalLater = () => {
  setInterval(() => {}, 1);
  return new Promise(() => {});
};
