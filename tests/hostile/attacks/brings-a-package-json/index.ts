/**
 * Scripts, conditions and an entry of its own.
 *
 * @class compile
 * @verdict accepted
 * @score at most 100
 */
export * from './honest.ts';
