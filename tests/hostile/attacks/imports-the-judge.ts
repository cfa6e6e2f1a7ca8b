/**
 * The modules of the judge by the names that stacks might have told.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
import * as own from 'minicase:program';
export const total = () => own;
