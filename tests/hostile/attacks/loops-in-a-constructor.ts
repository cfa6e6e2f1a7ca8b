/**
 * A constructor that never returns.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 80
 */
export * from './honest.ts';


export class Basket {
  constructor() {
    for (;;);
  }
}
