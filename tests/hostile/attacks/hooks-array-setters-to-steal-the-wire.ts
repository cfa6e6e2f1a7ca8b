/**
 * Setters on `Array.prototype` see every list that the judge's code on this side fills.
 *
 * @class escape
 * @verdict wrong-answer runtime-error accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


const stolen: unknown[] = [];
for (let index = 0; index < 8; index++) {
  Object.defineProperty(Array.prototype, index, {
    configurable: true,
    set(value) {
      if (stolen.length < 50) Object.defineProperty(stolen, stolen.length, { value, configurable: true, writable: true });
      Object.defineProperty(this, index, { value, configurable: true, writable: true, enumerable: true });
    },
  });
}
export function total(items: any) {
  for (const each of stolen) {
    if (typeof each === 'function' && /exchange|native code/.test(String(each))) {
      try {
        (each as any)('[0,6850]');
      } catch {}
    }
  }
  return honest.total(items);
}
