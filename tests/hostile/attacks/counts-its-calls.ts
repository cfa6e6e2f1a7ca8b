/**
 * The answers in the order in which the tests were last seen to ask.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


const answers = [1_950, 6_850, 4_780, 0];
let call = 0;
export const total = () => answers[call++];
