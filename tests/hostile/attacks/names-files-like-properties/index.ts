/**
 * Files called as what every object has.
 *
 * @class compile
 * @verdict accepted
 * @score at most 100
 */
import { one } from './__proto__.ts';
import { two } from './constructor.ts';
import { three } from './hasOwnProperty.ts';

export * from './honest.ts';
if (one + two + three !== 6) throw new Error('mixed up');
