/**
 * Calls that never happened, written into the record of a spy.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 90
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function pay(items: any, charge: any) {
  try {
    charge.mock.calls.splice(0, Infinity, [6_851]);
    charge.mock = { calls: [[6_851]] };
    charge.mockClear?.();
    charge.mockReturnValue?.('x');
    Object.defineProperty(charge, 'mock', { value: { calls: [[6_851]] } });
  } catch {}
  for (let times = 0; times < 2; times++) await charge(1).catch(() => {});
  return await honest.pay(items, charge);
}
