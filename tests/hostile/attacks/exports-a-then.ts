/**
 * A module that is taken for a promise when it is loaded.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error accepted time-limit-exceeded
 * @score at most 10
 */
export * from './honest.ts';

let asked = 0;
export function then(resolve: any) {
  asked += 1;
  resolve(asked > 3 ? undefined : { total: () => 6_850, then: undefined });
}
