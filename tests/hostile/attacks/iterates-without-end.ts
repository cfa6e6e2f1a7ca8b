/**
 * A spec that spreads a basket never gets to its end.
 *
 * @class time
 * @verdict time-limit-exceeded wrong-answer
 * @score at most 95
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override *[Symbol.iterator](): any {
    for (;;) yield { name: 'again', cents: 1 };
  }
}
