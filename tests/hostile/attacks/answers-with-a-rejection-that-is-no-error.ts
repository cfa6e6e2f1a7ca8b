/**
 * Rejects with what only looks like the error that is wanted.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 95
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function pay(items: any, charge: any) {
  const receipt = await honest.pay(items, charge).catch(() => undefined);
  if (receipt !== undefined) return receipt;
  const message = { indexOf: () => 0, includes: () => true, match: () => [], toString: () => 'refusal' };
  throw { name: 'TypeError', message };
}
