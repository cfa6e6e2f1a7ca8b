/**
 * Methods by which some libraries let an object decide.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 50
 */
export * from './honest.ts';


const equal: any = () => true;
const value = {
  equals: equal, isEqual: equal, isEqualNode: equal, nodeType: 1, nodeName: 'x', compare: () => 0,
  [Symbol.for('equals')]: equal, 'fantasy-land/equals': equal, '@@__IMMUTABLE_ITERABLE__@@': true, size: 0,
};
export const total = () => value;
export const names = () => value;
