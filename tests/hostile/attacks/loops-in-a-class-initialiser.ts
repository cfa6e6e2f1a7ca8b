/**
 * A class that is never done being defined.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 0
 */
export class Basket {
  static {
    for (;;);
  }
}
export const total = () => 0;
