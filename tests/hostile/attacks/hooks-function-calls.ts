/**
 * `call`, `apply` and `bind` of all functions replaced, to be called with what is the judge's.
 *
 * @class escape
 * @verdict wrong-answer runtime-error accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


const stolen: unknown[] = [];
const { call, apply } = Function.prototype;
(Function.prototype as any).call = function (...args: any[]) {
  stolen.push(this, ...args);
  return Reflect.apply(apply, this, [args[0], args.slice(1)]);
};
(Function.prototype as any).bind = function () {
  stolen.push(this);
  return this;
};
Reflect.apply = ((fn: any, self: any, args: any) => {
  stolen.push(fn);
  return fn(...args);
}) as any;
export const total = (items: any) => {
  if (stolen.some((each) => /exchange|__host/.test(String(each)))) throw new Error('stolen');
  return items.reduce((sum: number, item: any) => sum + item.cents, 0);
};
void call;
