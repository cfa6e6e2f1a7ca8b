/**
 * Each case costs a process: the judging must not go on for ever.
 *
 * @class time
 * @verdict memory-limit-exceeded time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => 'x'.repeat(2 ** 28).split('').length;
