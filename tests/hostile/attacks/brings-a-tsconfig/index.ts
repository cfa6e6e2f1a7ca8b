/**
 * Settings for the compiler, with plugins and paths to elsewhere.
 *
 * @class compile
 * @verdict accepted
 * @score at most 100
 */
export * from './honest.ts';
