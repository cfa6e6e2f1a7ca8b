/**
 * Type information, decorators and `import.meta`, which could know paths.
 *
 * @class leak
 * @verdict accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


const meta = import.meta as any;
export function total(items: any) {
  const told = JSON.stringify([meta.url, meta.filename, meta.dirname, Object.keys(meta)]);
  if (/app|minicase|file:/.test(told)) throw new Error(told);
  return honest.total(items);
}
