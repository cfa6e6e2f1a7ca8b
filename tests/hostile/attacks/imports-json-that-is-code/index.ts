/**
 * JSON with what would be code in a module: line separators, `__proto__`, closing brackets.
 *
 * @class compile
 * @verdict accepted compile-error
 * @score at most 100
 */
import data from './data.json';

export * from './honest.ts';
if ((data as any).polluted === 1) throw new Error('the prototype of data was set');
