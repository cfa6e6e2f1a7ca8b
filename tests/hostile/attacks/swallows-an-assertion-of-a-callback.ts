/**
 * The spec asserts in a callback, whose errors its caller keeps to itself.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 95
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function pay(items: any, charge: any) {
  try {
    return await charge(honest.total(items));
  } catch {}
  for (let times = 0; times < 2; times++) await charge(0).catch(() => {});
  throw new TypeError('CANARY' + '-refusal');
}
