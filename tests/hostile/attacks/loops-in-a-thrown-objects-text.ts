/**
 * What it throws cannot be turned into text.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  const endless = () => {
    for (;;);
  };
  throw { toString: endless, valueOf: endless, [Symbol.toPrimitive]: endless, toJSON: endless };
}
