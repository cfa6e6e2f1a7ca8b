/**
 * Everything in it is erased.
 *
 * @class compile
 * @verdict wrong-answer runtime-error
 * @score at most 0
 */
export type Total = number;
export interface Basket {
  readonly total: Total;
}
