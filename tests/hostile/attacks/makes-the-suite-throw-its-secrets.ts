/**
 * Calls what the suite gave it wrongly, and reads what is thrown.
 *
 * @class leak
 * @verdict wrong-answer
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function pay(items: any, charge: any) {
  for (const args of [[], [Symbol('x')], [{ toString: () => { throw new Error('mine'); } }]]) {
    try {
      Reflect.construct(charge, args);
    } catch (error: any) {
      console.log(error?.message, error?.stack);
    }
  }
  return await honest.pay(items, charge);
}
