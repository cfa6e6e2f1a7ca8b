/**
 * The wire is entered where no stack is left, so that it fails half way through a frame.
 *
 * @class escape
 * @verdict accepted wrong-answer runtime-error
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function pay(items: any, charge: any) {
  let calls = 0;
  const dive = (): void => {
    try {
      dive();
    } finally {
      if (calls++ < 100) {
        try {
          charge.name;
        } catch {}
      }
    }
  };
  try {
    dive();
  } catch {}
  return await honest.pay(items, charge);
}
