/**
 * Calls that nest across the wire until somebody's stack ends.
 *
 * @class memory
 * @verdict accepted wrong-answer runtime-error time-limit-exceeded
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function pay(items: any, charge: any) {
  const deep = (depth: number): unknown => (depth === 0 ? charge.name : Reflect.get(charge, 'length') ?? deep(depth - 1));
  for (let times = 0; times < 500; times++) deep(1_000);
  return await honest.pay(items, charge);
}
