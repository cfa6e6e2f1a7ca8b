/**
 * A regular expression with more ways than atoms.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => (/^(a+)+$/.test(`${'a'.repeat(64)}b`) ? 1 : 0);
