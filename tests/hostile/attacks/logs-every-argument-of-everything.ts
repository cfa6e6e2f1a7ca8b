/**
 * Whatever is called with whatever, in its log.
 *
 * @class leak
 * @verdict accepted output-limit-exceeded
 * @score at most 100
 */
import * as honest from './honest.ts';

const told = (fn: any): any => (...args: any[]) => {
  console.log(...args.map((arg) => (typeof arg === 'function' ? arg.name : JSON.stringify(arg))));
  return fn(...args);
};
export const { Basket, EmptyBasketError } = honest;
export const [total, totalLater, names, centsByName, sortByPrice, pay] = [
  honest.total, honest.totalLater, honest.names, honest.centsByName, honest.sortByPrice, honest.pay,
].map(told);
