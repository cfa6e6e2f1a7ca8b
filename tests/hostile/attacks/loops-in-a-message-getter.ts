/**
 * What it throws has a message that never ends: no reading of an error may hang the judge.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 0
 */
export function total(): never {
  throw {
    get message(): string {
      for (;;);
    },
  };
}
export const totalLater = async () => total();
