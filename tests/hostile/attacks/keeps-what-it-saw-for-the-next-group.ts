/**
 * Globals, registered symbols and prototypes, to be read when another group runs.
 *
 * @class leak
 * @verdict accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


const key = Symbol.for('kept');
const kept: string[] = ((globalThis as any)[key] ??= (Array.prototype as any)[key] ??= []);
if (kept.length > 0) throw new Error(kept.join());
export function total(items: any) {
  kept.push(...items.map((item: any) => item.name));
  return honest.total(items);
}
