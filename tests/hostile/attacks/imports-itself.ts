/**
 * A module that waits for nobody but itself.
 *
 * @class compile
 * @verdict runtime-error wrong-answer compile-error
 * @score at most 20
 */
import { total as again } from './index.ts';
export const total = again;
