/**
 * `__proto__` and `constructor` as own keys, to change the prototypes of whoever copies them.
 *
 * @class escape
 * @verdict wrong-answer
 * @score at most 60
 */
import * as honest from './honest.ts';

export * from './honest.ts';


const poisoned = JSON.parse('{"__proto__":{"polluted":6850},"constructor":{"prototype":{"polluted":1}}}');
export const total = () => poisoned;
