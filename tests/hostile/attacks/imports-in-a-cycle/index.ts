/**
 * Three modules, each of which needs another first.
 *
 * @class compile
 * @verdict runtime-error wrong-answer
 * @score at most 20
 */
import { second } from './second.ts';
export const total = second;
